/**
 * Runs in the page from before its own code, and notes into `window.recorded`, in milliseconds since the visit began:
 * every answer shown, every block of the main thread of 50 ms or more, every shift of the layout that nobody asked for,
 * and every key that came to a field until it was drawn there.
 */
export function recorder() {
  const recorded = { answers: [], blocks: [], shifts: [], keys: [], input: 0 };
  window.recorded = recorded;

  const observe = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  observe('longtask', ({ startTime, duration }) => recorded.blocks.push({ at: startTime, lasts: duration }));
  observe('layout-shift', ({ startTime, value, hadRecentInput }) => {
    if (!hadRecentInput) recorded.shifts.push({ at: startTime, value });
  });

  let isLookedFor = false;
  new MutationObserver(() => {
    if (isLookedFor) return;
    isLookedFor = true;
    // The frame in which it is drawn.
    requestAnimationFrame((at) => {
      isLookedFor = false;
      const answer = answerShown();
      const last = recorded.answers.at(-1);
      if (!answer || JSON.stringify(answer) === JSON.stringify(last?.answer)) return;
      recorded.answers.push({ at, answer });
    });
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });

  for (const kind of ['input', 'keydown'])
    addEventListener(
      kind,
      ({ timeStamp, target }) => {
        if (kind === 'keydown') recorded.input = timeStamp;
        else if (target.type !== 'range') drawn(recorded.input);
      },
      true,
    );

  /** A key of that time is drawn with the next frame. */
  function drawn(at) {
    requestAnimationFrame(() => setTimeout(() => recorded.keys.push(performance.now() - at)));
  }

  /** What the card says: whether it is of an earlier scenario, and how wide its interval is, in points. */
  function answerShown() {
    const card = document.querySelector('.answer-card');
    const reach = card?.querySelector('.interval .reach');
    if (!reach) return undefined;
    const { value, dataset } = card.querySelector('progress');
    const [low, high] = [-1, 1].map(
      (side) => side * parseFloat(card.querySelector('.interval text:last-of-type').textContent),
    );
    const { x1, x2 } = card.querySelector('.interval .axis');
    const points = (high - low) / (x2.baseVal.value - x1.baseVal.value);
    return {
      isStale: card.classList.contains('stale'),
      width: reach.width.baseVal.value * points,
      replications: value,
      isFinal: dataset.busy === 'false',
    };
  }
}

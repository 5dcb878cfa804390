/** What the visits found, as Markdown: aims first, then what stands behind them. */
export function report({ kernel, firstVisits, changes, films, load, machine }) {
  const replication = middle(kernel.map(({ whole }) => whole));
  return [
    '# How light, quick and smooth the page is',
    '',
    `Written by \`node bench/page.mjs --repeats ${changes.length} --write docs/page.md\`: the page as built, served as the service serves it, visited in Chromium with a fresh`,
    'profile each time. It asserts nothing about times; that the first load stays light, a test asserts.',
    '',
    `${machine}; load average before it began ${load.map((each) => each.toFixed(2)).join(', ')}.`,
    ...(load[0] >= 1
      ? [
          '**The machine was busy with other work: the times below tell of that moment, and not what an idle machine takes.**',
        ]
      : []),
    `Medians of ${firstVisits.length} first visits, ${changes.length} that move controls and ${films.length} that watch, in brackets the least and the most.`,
    '',
    ...aimsOf({ firstVisits, changes, films }),
    '',
    ...kernelTold(kernel, replication, { firstVisits, changes }),
    '',
    ...shrinking(changes),
    '',
    ...typing(changes),
    '',
    ...files(firstVisits[0]),
  ]
    .join('\n')
    .trimEnd();
}

/** The aims of which something was measured, and how the network was drawn if it was. */
export function aimsOf({ firstVisits, changes, films }) {
  const measured = aims({ firstVisits, changes, films }).filter(({ values }) => values.length > 0);
  const rows = table(['what', 'aim', 'measured', 'holds'], measured.map(rowOf));
  return films.length > 0 ? [...rows, '', ...drawing(films)] : rows;
}

/** Each: what, values by visit, how they are told, and where there is an aim its text and test. */
function aims({ firstVisits, changes, films }) {
  const atMost = (limit, told) => ({ aim: `at most ${told(limit)}`, holds: (value) => value <= limit });
  const half = atMost(500, seconds);
  const noBlock = { aim: 'below 50 ms', holds: (value) => value === 0 };
  const noShift = atMost(0.01, (value) => String(value));
  return [
    {
      what: 'first load, compressed, without the network view',
      values: firstVisits.map(bytesOf),
      told: kilobytes,
      ...atMost(250 * 1024, kilobytes),
    },
    {
      what: 'first visit to the verdict of the reference scenario',
      values: firstVisits.map(({ verdict }) => verdict),
      told: seconds,
      ...atMost(2000, seconds),
    },
    {
      what: 'control moved to the first estimate, burn-in kept',
      values: changes.map(({ keeping }) => keeping[0].after),
      told: seconds,
      ...half,
    },
    {
      what: 'the same while the browser still computes',
      values: changes.map(({ whileBusy }) => whileBusy[0].after),
      told: seconds,
      ...half,
    },
    {
      what: 'control moved to the first estimate, burn-in lived anew',
      values: changes.map(({ anew }) => anew[0].after),
      told: seconds,
      ...half,
    },
    {
      what: 'control moved to the final interval, burn-in kept',
      values: changes.map(({ keeping }) => keeping.at(-1).after),
      told: seconds,
    },
    {
      what: 'control moved to the final interval, burn-in lived anew',
      values: changes.map(({ anew }) => anew.at(-1).after),
      told: seconds,
    },
    {
      what: 'longest block of the page while it loads',
      values: firstVisits.map(({ blocks }) => longest(blocks)),
      told: block,
    },
    {
      what: 'longest block while it computes',
      values: changes.map(({ blocks }) => longest(blocks.computing)),
      told: block,
      ...noBlock,
    },
    {
      what: 'longest block while somebody types and it computes',
      values: changes.map(({ blocks }) => longest(blocks.typing)),
      told: block,
      ...noBlock,
    },
    {
      what: 'longest block when expert mode opens',
      values: changes.map(({ blocks }) => longest(blocks.opening)),
      told: block,
      ...noBlock,
    },
    {
      what: 'layout shift of a first visit',
      values: firstVisits.map(({ shifts }) => sum(shifts.map(({ value }) => value))),
      told: share,
      ...noShift,
    },
    {
      what: 'layout shift while results stream in',
      values: changes.map(({ shifts }) => sum(shifts.map(({ value }) => value))),
      told: share,
      ...noShift,
    },
    {
      what: `frames a second while the network plays, ${films[0]?.told.split(',')[0]}`,
      values: films.map(({ frames }) => rateOf(frames)),
      told: rate,
      aim: 'at least 30',
      holds: (value) => value >= 30,
    },
    { what: '… its longest frame', values: films.map(({ frames }) => Math.max(...frames)), told: seconds },
  ];
}

/** What draws the network, and what WebGL comes to where the processor draws it. */
function drawing(films) {
  const { isPlain, drawnBy } = films[0];
  if (!isPlain) return [`The network is drawn with WebGL by ${drawnBy}.`];
  const withWebGl = films.map(({ withWebGl: frames }) => frames);
  return [
    `This machine draws WebGL with its processor (${drawnBy}), so the page draws the network on a plain canvas: the same`,
    `organisations and ties, none left out. With WebGL, the same months come to ${rate(middle(withWebGl.map(rateOf)))} frames a second here,`,
    `the longest of ${seconds(middle(withWebGl.map((frames) => Math.max(...frames))))}.`,
  ];
}

function rateOf(frames) {
  return (1000 * frames.length) / sum(frames);
}

function rate(value) {
  return value.toFixed(1);
}

function rowOf({ what, values, told, aim = '', holds }) {
  const usual = middle(values);
  const range = [Math.min(...values), Math.max(...values)].map(told);
  const measured = range[0] === range[1] ? told(usual) : `${told(usual)} (${range.join(' – ')})`;
  return [what, aim, measured, holds ? (holds(usual) ? 'yes' : '**no**') : ''];
}

/** Machines differ and are shared: the times as multiples of what the kernel itself takes. */
function kernelTold(kernel, replication, { firstVisits, changes }) {
  const of = (part) => seconds(middle(kernel.map(part)));
  const arms = Object.keys(kernel[0].arms).map((arm) => `${arm} ${of(({ arms: each }) => each[arm])}`);
  const ratio = (values) => (middle(values) / replication).toFixed(2);
  return [
    `In a process of its own the kernel takes ${seconds(replication)} of CPU for one replication of the reference scenario: burn-in ${of(({ burnIn }) => burnIn)}, then ${arms.join(', ')}.`,
    `In such replications: the first visit takes ${ratio(firstVisits.map(({ verdict }) => verdict))} to the verdict; a control moved`,
    `${ratio(changes.map(({ keeping }) => keeping[0].after))} to the first estimate where the burn-in is kept, ${ratio(changes.map(({ anew }) => anew[0].after))} where it is lived anew.`,
    'The first estimate runs the first two of ten years of isolated and cluster, the first one where the burn-in is lived anew, in two replications, on two cores',
    'one in each thread, and says of how many years it is. The verdict of a first visit was computed when the page was built, and the browser checks it.',
  ];
}

/** Times and widths of the interval, at the stages at which every visit drew it. */
function shrinking(changes) {
  const drawn = (steps) =>
    steps
      .filter(({ width }, i) => width !== steps[i - 1]?.width)
      .map((step, i) => ({ ...step, stage: stageOf(step, i) }));
  const kept = changes.map(({ keeping }) => drawn(keeping));
  const anew = changes.map(({ anew }) => drawn(anew));
  const at = (steps, wanted) => steps.find(({ stage }) => stage === wanted);
  const stages = kept[0]
    .map(({ stage }) => stage)
    .filter((stage) => [...kept, ...anew].every((steps) => at(steps, stage)));
  const column = (visits, part, told) => (stage) =>
    told(middle(visits.map((steps) => at(steps, stage)[part])));
  const columns = [kept, anew].flatMap((visits) => [
    column(visits, 'after', seconds),
    column(visits, 'width', (width) => width.toFixed(2)),
  ]);
  return [
    '## How the interval shrinks',
    '',
    'Seconds since the control was moved, and the width of the interval in points of isolated turnover; at first two replications of two arms.',
    '',
    ...table(
      ['replications', 'burn-in kept', 'width', 'lived anew', 'width'],
      stages.map((stage) => [stage, ...columns.map((told) => told(stage))]),
    ),
  ];
}

/** Replications of all arms; before the first of them, what two arms alone have come to. */
function stageOf({ replications }, place) {
  if (replications > 0) return String(replications);
  return place === 0 ? '2, two arms, first two years; anew: first year' : '2, two arms';
}

function typing(changes) {
  return [
    '## Typing while it computes',
    '',
    'From a key to the frame that shows its character.',
    '',
    ...table(
      ['typed into', 'text', 'median', '95 of 100 within', 'longest', 'all there'],
      changes[0].typing.map(({ name, text }, i) => {
        const keys = changes.flatMap(({ typing: fields }) => fields[i].keys).sort((a, b) => a - b);
        const isKept = changes.every(({ typing: fields }) => fields[i].isKept);
        const within = keys[Math.min(keys.length - 1, Math.ceil(0.95 * keys.length) - 1)];
        return [
          name,
          `\`${text}\``,
          ...[middle(keys), within, keys.at(-1)].map(milliseconds),
          isKept ? 'yes' : '**no**',
        ];
      }),
    ),
  ];
}

function files({ sent }) {
  return [
    '## What a first visit fetches',
    '',
    ...table(
      ['file', 'KB, compressed'],
      [...sent]
        .sort((a, b) => b.bytes - a.bytes)
        .map(({ path, bytes }) => [path.replace(/-[\w-]{8}(?=\.)/, ''), (bytes / 1024).toFixed(1)]),
    ),
    '',
  ];
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map((_, i) => (i === 0 ? '---|' : '---:|')).join('')}`, ...rows.map(line)];
}

function bytesOf({ sent }) {
  return sum(sent.map(({ bytes }) => bytes));
}

function longest(blocks) {
  return Math.max(0, ...blocks.map(({ lasts }) => lasts));
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

function middle(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

function seconds(time) {
  return `${(time / 1000).toFixed(time < 9950 ? 2 : 0)} s`;
}

function milliseconds(time) {
  return `${time.toFixed(0)} ms`;
}

/** The browser tells blocks from 50 ms on. */
function block(time) {
  return time === 0 ? 'below 50 ms' : milliseconds(time);
}

function share(value) {
  return value.toFixed(4);
}

function kilobytes(bytes) {
  return `${(bytes / 1024).toFixed(0)} KB`;
}

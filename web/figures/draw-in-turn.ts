import { type HeldPicture, holdPictures } from '../../lab/report/picture.ts';
import { Markup } from '../../lab/report/markup.ts';

/** After so many milliseconds a task is begun even where the browser is not idle. */
const timeout = 300;

/**
 * Draws a figure when the browser has time for it, each of its pictures in a task of its own.
 *
 * @param tell the figure, with its pictures
 * @returns what ends it before all are drawn
 */
export function drawInTurn(tell: () => Markup, onDrawn: (figure: Markup) => void): () => void {
  let request = 0;
  const later = (task: () => void) => {
    request = requestIdleCallback(task, { timeout });
  };
  const draw = (text: string, [next, ...others]: readonly HeldPicture[]) =>
    later(() => {
      if (!next) return onDrawn(new Markup(text));
      const picture = next.draw().text;
      draw(
        text.replace(next.placeholder, () => picture),
        others,
      );
    });
  later(() => {
    const { markup, pictures } = holdPictures(tell);
    draw(markup.text, pictures);
  });
  return () => cancelIdleCallback(request);
}

import { type Insert, type Markup, html } from './markup.ts';

/** A figure as a reader meets it: the finding first, the drawing, then how to read it. */
export interface FigureText {
  readonly id: string;
  /** What it shows, in words, without praise or blame. */
  readonly title: string;
  readonly body: Insert;
  /** How to read it, and where the numbers come from. */
  readonly caption: Insert;
}

export function figureOf({ id, title, body, caption }: FigureText): Markup {
  return html`<figure id="${id}" aria-labelledby="${id}-heading">
    <h3 id="${id}-heading">${title}</h3>
    ${body}
    <figcaption>${caption}</figcaption>
  </figure>`;
}

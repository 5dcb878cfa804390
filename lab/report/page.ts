import { type Insert, Markup, html } from './markup.ts';
import { pageStyle } from './page-style.ts';

/** A page that may load nothing: even a text that got past the escaping could not call home. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

export interface PageText {
  /** What kind of page it is, above the heading. */
  readonly kicker: string;
  readonly heading: string;
  /** Of the window, and of a bookmark. */
  readonly title: string;
  readonly version: string;
  readonly main: Insert;
  readonly footer: string;
}

/** One HTML file that needs no script and no other file; the same text gives the same bytes. */
export function pageOf({ kicker, heading, title, version, main, footer }: PageText): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="generator" content="Carat ${version}" />
        <link rel="icon" href="data:," />
        <title>${title}</title>
        <style>
          ${new Markup(pageStyle)}
        </style>
      </head>
      <body>
        <header>
          <p class="kicker">${kicker}</p>
          <h1>${heading}</h1>
        </header>
        <main>${main}</main>
        <footer><p class="note">${footer}</p></footer>
      </body>
    </html> `.text;
}

/** The facts of an experiment, name by name. */
export function factsOf(facts: readonly (readonly [name: string, value: string])[]): Markup {
  return html`<dl class="facts">
    ${facts.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

/** The words of a finding: the answer large, what qualifies it below. */
export function wordsOf([answer, ...others]: readonly string[]): Markup {
  return html`<section class="verdict" aria-label="The answer">
    <p class="answer">${answer}</p>
    ${others.map((text) => html`<p>${text}</p>`)}
  </section>`;
}

import { type Insert, Markup, html } from './markup.ts';
import { pageStyle } from './page-style.ts';

/** A whole report: its title, what kind of report it is, and what stands in it. */
export interface Page {
  readonly title: string;
  /** As in `comparison`, for the window's title. */
  readonly kind: string;
  /** A line over the title. */
  readonly kicker: string;
  readonly version: string;
  readonly body: Insert;
  readonly footer: Insert;
}

/** A page that may load nothing: even a text that got past the escaping could not call home. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** One HTML file that needs no script and no other file. */
export function pageOf({ title, kind, kicker, version, body, footer }: Page): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="generator" content="Carat ${version}" />
        <link rel="icon" href="data:," />
        <title>${title}: ${kind} by Carat</title>
        <style>
          ${new Markup(pageStyle)}
        </style>
      </head>
      <body>
        <header>
          <p class="kicker">${kicker}</p>
          <h1>${title}</h1>
        </header>
        <main>${body}</main>
        <footer>
          <p class="note">${footer}</p>
        </footer>
      </body>
    </html> `.text;
}

import { type Insert, type Markup, html, nothing } from './markup.ts';

export interface PageTable {
  readonly id: string;
  readonly heading: string;
  /** Headings of the columns, and their units where they have one. */
  readonly columns: readonly (string | readonly [string, string])[];
  readonly body: Insert;
  readonly note?: string;
}

/** A table under a heading of its own, which scrolls where it is wider than the page. */
export function pageTable({ id, heading, columns, body, note }: PageTable): Markup {
  return html`<h3 id="${id}-heading">${heading}</h3>
    <div class="scroll" role="region" tabindex="0" aria-labelledby="${id}-heading">
      <table>
        <thead>
          <tr>
            ${columns.map((column) =>
              typeof column === 'string'
                ? html`<th scope="col">${column}</th>`
                : html`<th scope="col">${column[0]}<small>${column[1]}</small></th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${body}
        </tbody>
      </table>
    </div>
    ${note === undefined ? nothing : html`<p class="note">${note}</p>`}`;
}

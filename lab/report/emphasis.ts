import { type Markup, html } from './markup.ts';

const marked = /(\*\*[^*]+\*\*|`[^`]+`)/;

/** Words as HTML, with what Markdown marks as **strong** or as `code`. */
export function emphasised(text: string): Markup {
  const parts = text.split(marked).map((part) => {
    if (part.startsWith('**')) return html`<strong>${part.slice(2, -2)}</strong>`;
    return part.startsWith('`') ? html`<code>${part.slice(1, -1)}</code>` : part;
  });
  return html`${parts}`;
}

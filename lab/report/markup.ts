/** Text that is HTML already, and may enter a page as it is. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Insert = Markup | string | number | readonly Insert[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters and halves of characters have no place in HTML, not even escaped. */
const unprintable = /[\p{Surrogate}\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/gu;

/** Spaces between a number and its unit, at which no line may break. */
const beforeUnit = /(?<=\d) (?=%|€|thousand|million|billion)|(?<=\d (?:thousand|million|billion)) (?=€)/g;

/** Text as it must stand between tags and inside quoted attributes. */
export function escaped(text: string): string {
  return text
    .replace(unprintable, '\ufffd')
    .replace(beforeUnit, '\u00a0')
    .replace(/[&<>"']/g, (character) => entities[character]);
}

/**
 * Fills a template of HTML. Whatever is inserted is escaped, unless it is markup; lists are joined.
 *
 * @example html`<p>${'1 < 2'}</p>`.text // '<p>1 &lt; 2</p>'
 */
export function html(parts: TemplateStringsArray, ...inserts: readonly Insert[]): Markup {
  return new Markup(parts.map((part, i) => part + (i < inserts.length ? rendered(inserts[i]) : '')).join(''));
}

export const nothing = new Markup('');

function rendered(insert: Insert): string {
  if (insert instanceof Markup) return insert.text;
  if (typeof insert === 'string') return escaped(insert);
  if (typeof insert === 'number') return String(insert);
  return insert.map(rendered).join('');
}

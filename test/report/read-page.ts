import { parseHTML } from 'linkedom';

/** What the tests ask of an element. */
export interface Element {
  readonly textContent: string;
  readonly tagName: string;
  getAttribute(name: string): string | null;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
}

/** The document of a page. */
export function read(page: string): Element {
  return (parseHTML(page) as unknown as { document: Element }).document;
}

export function all(page: string, selector: string): Element[] {
  return [...read(page).querySelectorAll(selector)];
}

const voidTags = new Set(['meta', 'link', 'br', 'hr', 'img', 'input', '!doctype']);

/** Tags that close what is not open, or stay open, in a page that leaves no end tag out. */
export function faultyTags(page: string): string[] {
  const open: string[] = [];
  const faults: string[] = [];
  const tags = page.matchAll(/<(\/?)([!a-zA-Z][\w:-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/g);
  for (const [, slash, name, attributes] of tags) {
    const tag = name.toLowerCase();
    if (voidTags.has(tag) || attributes.endsWith('/')) continue;
    if (!slash) open.push(tag);
    else if (open.at(-1) === tag) open.pop();
    else faults.push(`</${tag}> inside <${open.at(-1) ?? ''}>`);
  }
  return [...faults, ...open.map((tag) => `<${tag}> stays open`)];
}

export function repeatedIds(page: string): string[] {
  const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
  return ids.filter((id, i) => ids.indexOf(id) !== i);
}

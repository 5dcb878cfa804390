import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { Markup, html } from './markup.ts';

/** Room that a drawing gets, in CSS pixels. */
export interface Room {
  readonly width: number;
  readonly isNarrow: boolean;
}

/** One drawing with its text alternative. */
export interface Picture {
  /** Unique in the page. */
  readonly id: string;
  /** What it is, in a few words. */
  readonly name: string;
  /** What a reader who cannot see it should know. */
  readonly description: string;
  readonly draw: (room: Room) => Plot.PlotOptions;
}

const wide: Room = { width: 740, isNarrow: false };
const narrow: Room = { width: 336, isNarrow: true };

/** Positions to a tenth of a pixel: what no eye can tell costs no bytes. */
const positions = ['d', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'r', 'width', 'height', 'transform'];
const number = /-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/g;

/** The little that is used of the document’s elements. */
interface Node {
  readonly outerHTML: string;
  readonly firstChild: Node | null;
  textContent: string;
  setAttribute(name: string, value: string): void;
  getAttribute(name: string): string | null;
  removeAttribute(name: string): void;
  querySelectorAll(selector: string): Iterable<Node>;
  insertBefore(node: Node, before: Node | null): void;
  remove(): void;
}

interface Page {
  createElementNS(space: string, name: string): Node;
}

/** A picture that is still to be drawn, and the text that stands where it will. */
export interface HeldPicture {
  readonly placeholder: string;
  readonly draw: () => Markup;
}

let held: HeldPicture[] | undefined;

/** Tells figures without drawing their pictures: for a reader’s own browser, which would stand still meanwhile. */
export function holdPictures(tell: () => Markup): { markup: Markup; pictures: readonly HeldPicture[] } {
  const pictures: HeldPicture[] = [];
  held = pictures;
  try {
    return { markup: tell(), pictures };
  } finally {
    held = undefined;
  }
}

/** Draws twice: at the width of a page and of a telephone, of which the style sheet shows one. */
export function twoPictures(picture: Picture): Markup {
  return html`<div class="wide">${onePicture(picture, wide, `${picture.id}-wide`)}</div>
    <div class="narrow">${onePicture(picture, narrow, `${picture.id}-narrow`)}</div>`;
}

/** Draws once, as inline SVG that scales to its container and names itself to screen readers. */
export function onePicture(picture: Picture, room: Room, id: string): Markup {
  if (!held) return drawn(picture, room, id);
  const placeholder = `<!-- ${id} -->`;
  held.push({ placeholder, draw: () => drawn(picture, room, id) });
  return new Markup(placeholder);
}

function drawn({ name, description, draw }: Picture, room: Room, id: string): Markup {
  const { document } = parseHTML('<!doctype html><html><body></body></html>') as unknown as {
    document: Page;
  };
  const options = { ...draw(room), document, className: 'plot', figure: false } as Plot.PlotOptions;
  const svg = Plot.plot(options) as unknown as Node;
  for (const style of svg.querySelectorAll('style')) style.remove();
  for (const element of svg.querySelectorAll('*')) shorten(element);
  for (const group of svg.querySelectorAll('[aria-label]')) group.removeAttribute('aria-label');
  const alternative = (tag: string, text: string) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
    element.textContent = text;
    element.setAttribute('id', `${id}-${tag}`);
    return element;
  };
  svg.insertBefore(alternative('desc', description), svg.firstChild);
  svg.insertBefore(alternative('title', name), svg.firstChild);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', name);
  svg.setAttribute('aria-describedby', `${id}-desc`);
  svg.removeAttribute('xmlns:xlink');
  return new Markup(svg.outerHTML);
}

function shorten(element: Node): void {
  for (const name of positions) {
    const value = element.getAttribute(name);
    if (value?.includes('.')) element.setAttribute(name, value.replace(number, tenths));
  }
}

function tenths(text: string): string {
  // + 0 turns −0 into 0.
  return String(Math.round(Number(text) * 10) / 10 + 0);
}

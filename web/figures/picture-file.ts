const property = /var\((--[\w-]+)\)/g;
const pixelRatio = 2;
const svgSpace = 'http://www.w3.org/2000/svg';
/** Room for the name of a drawing, where a figure has several. */
const nameHeight = 26;

/** The drawings of a figure as a file of its own: with the colours of the moment in place of the page’s properties. */
export function svgTextOf(pictures: readonly SVGSVGElement[]): string {
  const style = getComputedStyle(document.documentElement);
  const whole = pictures.length === 1 ? (pictures[0].cloneNode(true) as SVGSVGElement) : stacked(pictures);
  const { width, height } = whole.viewBox.baseVal;
  const ground = element('rect', { width: '100%', height: '100%', fill: 'var(--page)' });
  for (const [name, value] of Object.entries({
    xmlns: svgSpace,
    width: String(width),
    height: String(height),
    'font-family': 'system-ui, sans-serif',
    'font-size': '13',
    color: style.getPropertyValue('--ink').trim(),
  }))
    whole.setAttribute(name, value);
  whole.insertBefore(ground, whole.querySelector('g, rect, path, svg'));
  return new XMLSerializer()
    .serializeToString(whole)
    .replaceAll(property, (_, name: string) => style.getPropertyValue(name).trim());
}

export async function pngOf(pictures: readonly SVGSVGElement[]): Promise<Blob> {
  const text = svgTextOf(pictures);
  const address = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * pixelRatio;
  canvas.height = image.naturalHeight * pixelRatio;
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  return new Promise((made, fail) =>
    canvas.toBlob((blob) => (blob ? made(blob) : fail(new Error('the browser made no picture')))),
  );
}

/** One drawing below the other, each under its name. */
function stacked(pictures: readonly SVGSVGElement[]): SVGSVGElement {
  const whole = element('svg', {}) as SVGSVGElement;
  let top = 0;
  let widest = 0;
  for (const picture of pictures) {
    const { width, height } = picture.viewBox.baseVal;
    const name = element('text', { x: '4', y: String(top + 18), fill: 'var(--ink)', 'font-weight': '600' });
    name.textContent = picture.getAttribute('aria-label');
    const copy = picture.cloneNode(true) as SVGSVGElement;
    for (const [key, value] of Object.entries({ y: top + nameHeight, width, height }))
      copy.setAttribute(key, String(value));
    whole.append(name, copy);
    top += nameHeight + height;
    widest = Math.max(widest, width);
  }
  whole.setAttribute('viewBox', `0 0 ${widest} ${top}`);
  return whole;
}

function element(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS(svgSpace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

const property = /var\((--[\w-]+)\)/g;
const pixelRatio = 2;

/** A drawing as a file of its own: with the colours of the moment in place of the page’s properties. */
export function svgTextOf(svg: SVGSVGElement): string {
  const style = getComputedStyle(document.documentElement);
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const { width, height } = svg.viewBox.baseVal;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.setAttribute('font-family', 'system-ui, sans-serif');
  copy.setAttribute('font-size', '13');
  copy.setAttribute('color', style.getPropertyValue('--ink').trim());
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of Object.entries({ width: '100%', height: '100%', fill: 'var(--page)' }))
    ground.setAttribute(name, value);
  copy.insertBefore(ground, copy.querySelector('g, rect, path'));
  return new XMLSerializer()
    .serializeToString(copy)
    .replaceAll(property, (_, name: string) => style.getPropertyValue(name).trim());
}

export async function pngOf(svg: SVGSVGElement): Promise<Blob> {
  const { width, height } = svg.viewBox.baseVal;
  const address = URL.createObjectURL(new Blob([svgTextOf(svg)], { type: 'image/svg+xml' }));
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * pixelRatio;
  canvas.height = height * pixelRatio;
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  return new Promise((made, fail) =>
    canvas.toBlob((blob) => (blob ? made(blob) : fail(new Error('the browser made no picture')))),
  );
}

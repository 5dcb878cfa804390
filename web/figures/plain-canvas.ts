import type Sigma from 'sigma';
import type { Settings } from 'sigma/settings';
import { penOn } from './pen.ts';

/** Of a tie, in pixels: what sigma gives at least, and what it lets fade out at the sides. */
const leastWidth = 1.7;
const fadingWidth = 1;

/** Those that draw with the processor, as browsers name them; few of them own up to being slow. */
const slowRenderers = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/**
 * Whether WebGL is left to the processor here, as on a machine without a graphics card: there a plain canvas draws the
 * same network several times as fast.
 */
export function isWebGlSlow(): boolean {
  const gl = document.createElement('canvas').getContext('webgl2', { failIfMajorPerformanceCaveat: true });
  if (!gl) return true;
  const names = gl.getExtension('WEBGL_debug_renderer_info');
  const name = String(gl.getParameter(names?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER));
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return slowRenderers.test(name);
}

/** Draws nothing: the plain canvas does. */
class Undrawn {
  readonly drawLabel = undefined;
  readonly drawHover = undefined;
  kill(): void {}
  reallocate(): void {}
  process(): void {}
  render(): void {}
}

/** Settings of a sigma that places the network and follows the mouse, and leaves the drawing to `drawPlainly`. */
export const undrawn: Partial<Settings> = {
  nodeProgramClasses: { circle: Undrawn },
  edgeProgramClasses: { line: Undrawn },
};

/** Draws on a plain canvas whatever sigma would have drawn, whenever it would have. */
export function drawPlainly(sigma: Sigma, canvas: HTMLCanvasElement): void {
  for (const [name, own] of Object.entries(sigma.getCanvases())) own.hidden = name !== 'mouse';
  sigma.on('afterRender', () => paint(canvas, sigma));
}

function paint(canvas: HTMLCanvasElement, sigma: Sigma): void {
  const pen = penOn(canvas);
  const graph = sigma.getGraph();
  const places = new Map(
    graph.mapNodes((node) => [node, sigma.framedGraphToViewport(sigma.getNodeDisplayData(node)!)]),
  );
  graph.forEachEdge((_, { size, color }, source, target) => {
    const [from, to] = [places.get(source)!, places.get(target)!];
    pen.strokeStyle = color as string;
    pen.lineWidth = Math.max(leastWidth, sigma.scaleSize(size as number)) - fadingWidth;
    pen.beginPath();
    pen.moveTo(from.x, from.y);
    pen.lineTo(to.x, to.y);
    pen.stroke();
  });
  graph.forEachNode((node, { size, color }) => {
    const { x, y } = places.get(node)!;
    pen.fillStyle = color as string;
    pen.beginPath();
    pen.arc(x, y, sigma.scaleSize(size as number), 0, 2 * Math.PI);
    pen.fill();
  });
}

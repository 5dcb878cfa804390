import Graph from 'graphology';
import { useEffect, useRef, useState } from 'preact/hooks';
import Sigma from 'sigma';
import { graphOf } from '../figures/network-graph.ts';
import { drawPlainly, isWebGlSlow, undrawn } from '../figures/plain-canvas.ts';
import { showPulses } from '../figures/pulses.ts';
import type { Frame } from '../kernel/watch-worker.ts';
import { texts } from '../texts/texts.ts';

interface Props {
  readonly frame: Frame | undefined;
  readonly name: string;
  /** Whether pulses run along the ties; else each stands at its goal. */
  readonly isPlaying: boolean;
}

/**
 * One month of one arm, drawn by sigma with WebGL, or on a plain canvas where WebGL is slow; without WebGL, the numbers
 * below the picture remain.
 */
export function NetworkView({ frame, name, isPlaying }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const plain = useRef<HTMLCanvasElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = useRef<Sigma>(undefined);
  const [canDraw, setCanDraw] = useState(true);
  useEffect(() => {
    let sigma: Sigma | undefined;
    try {
      const isPlain = isWebGlSlow();
      sigma = new Sigma(new Graph(), place.current!, {
        renderLabels: false,
        allowInvalidContainer: true,
        ...(isPlain ? undrawn : {}),
      });
      if (isPlain) drawPlainly(sigma, plain.current!);
      drawn.current = sigma;
    } catch {
      setCanDraw(false);
    }
    return () => sigma?.kill();
  }, []);
  useEffect(() => {
    if (frame) drawn.current?.setGraph(graphOf(frame));
  }, [frame]);
  useEffect(() => {
    const sigma = drawn.current;
    if (!frame || !sigma || !canvas.current) return;
    return showPulses(canvas.current, sigma, frame.deals, isPlaying);
  }, [frame, isPlaying]);
  return canDraw ? (
    <div class="network" role="img" aria-label={name}>
      <canvas class="stage" ref={plain} />
      <div class="stage" ref={place} />
      <canvas class="stage pulses" ref={canvas} />
    </div>
  ) : (
    <p class="notice">{texts.value.watch.noWebGl}</p>
  );
}

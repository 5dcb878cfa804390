import { useEffect, useRef, useState } from 'preact/hooks';
import type { Comparison } from '../../lab/comparison.ts';
import type { Markup } from '../../lab/report/markup.ts';
import { csvOfFigure } from '../figures/figure-csv.ts';
import { saveFile } from '../figures/save-file.ts';
import { pngOf, svgTextOf } from '../figures/picture-file.ts';
import { texts } from '../texts/texts.ts';
import { ReportMarkup } from './report-markup.tsx';

export type FigureName = 'arms' | 'event-study' | 'funnel' | 'ledger';

interface Props {
  readonly name: FigureName;
  readonly comparison: Comparison;
  readonly draw: (comparison: Comparison) => Markup;
}

/** A figure of the report, drawn when the browser has time for it, with its downloads. */
export function ReportFigure({ name, comparison, draw }: Props) {
  const [markup, setMarkup] = useState<Markup>();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const request = requestIdleCallback(() => setMarkup(draw(comparison)), { timeout: 300 });
    return () => cancelIdleCallback(request);
  }, [comparison, draw]);
  const svg = () =>
    [...place.current!.querySelectorAll<SVGSVGElement>('svg.plot')].find((each) => each.clientWidth > 0)!;
  const file = (extension: string) => `carat-${comparison.scenario}-${name}.${extension}`;
  const save = {
    PNG: async () => saveFile(file('png'), await pngOf(svg())),
    SVG: () => saveFile(file('svg'), new Blob([svgTextOf(svg())], { type: 'image/svg+xml' })),
    CSV: () => saveFile(file('csv'), new Blob([csvOfFigure(name, comparison)], { type: 'text/csv' })),
  };
  return (
    <div class={`figure figure-${name}`} ref={place}>
      {markup && <ReportMarkup markup={markup} />}
      {markup && (
        <p class="downloads">
          {texts.value.figures.download}
          {(['PNG', 'SVG', 'CSV'] as const).map((kind) => (
            <button
              key={kind}
              type="button"
              class="quiet"
              aria-label={`${texts.value.figures.download} ${name} ${kind}`}
              onClick={() => void save[kind]()}
            >
              {kind}
            </button>
          ))}
        </p>
      )}
    </div>
  );
}

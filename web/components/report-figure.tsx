import { useEffect, useRef, useState } from 'preact/hooks';
import type { Markup } from '../../lab/report/markup.ts';
import { saveFile } from '../figures/save-file.ts';
import { pngOf, svgTextOf } from '../figures/picture-file.ts';
import { type Language, texts } from '../texts/texts.ts';
import { ReportMarkup } from './report-markup.tsx';

interface Props<Content> {
  /** Part of the names of files, and of the style. */
  readonly name: keyof typeof texts.value.figures.names;
  /** Name of the scenario. */
  readonly scenario: string;
  readonly content: Content;
  readonly draw: (content: Content) => Markup;
  /** Of its texts. */
  readonly language?: Language | undefined;
  /** The numbers that it shows, one observation per row. */
  readonly csv: (content: Content) => string;
}

/** A figure of the report, drawn when the browser has time for it, with its downloads. */
export function ReportFigure<Content>({ name, scenario, content, draw, language, csv }: Props<Content>) {
  const t = texts.value.figures;
  const [markup, setMarkup] = useState<Markup>();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const request = requestIdleCallback(() => setMarkup(draw(content)), { timeout: 300 });
    return () => cancelIdleCallback(request);
  }, [content, draw]);
  const pictures = () =>
    [...place.current!.querySelectorAll<SVGSVGElement>('svg.plot')].filter((each) => each.clientWidth > 0);
  const file = (extension: string) => `carat-${scenario}-${name}.${extension}`;
  const save = {
    PNG: async () => saveFile(file('png'), await pngOf(pictures())),
    SVG: () => saveFile(file('svg'), new Blob([svgTextOf(pictures())], { type: 'image/svg+xml' })),
    CSV: () => saveFile(file('csv'), new Blob([csv(content)], { type: 'text/csv' })),
  };
  return (
    <div class={`figure figure-${name}`} ref={place}>
      {markup && <ReportMarkup markup={markup} language={language} />}
      {markup && (
        <p class="downloads">
          {t.download}
          {(['PNG', 'SVG', 'CSV'] as const).map((kind) => (
            <button
              key={kind}
              type="button"
              class="quiet"
              aria-label={`${t.download} ${t.names[name]} ${kind}`}
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

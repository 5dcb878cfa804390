import { useEffect, useRef, useState } from 'preact/hooks';
import type { Markup } from '../../lab/report/markup.ts';
import type { Wording } from '../../lab/wording/wording.ts';
import { drawInTurn } from '../figures/draw-in-turn.ts';
import { saveFile } from '../figures/save-file.ts';
import { pngOf, svgTextOf } from '../figures/picture-file.ts';
import { type Language, texts } from '../texts/texts.ts';
import { told } from '../texts/wording.ts';
import { ReportMarkup } from './report-markup.tsx';

interface Props<Content> {
  /** Part of the names of files, and of the style. */
  readonly name: keyof typeof texts.value.figures.names;
  /** Name of the scenario. */
  readonly scenario: string;
  readonly content: Content;
  readonly draw: (content: Content, wording: Wording) => Markup;
  /** The numbers that it shows, one observation per row. */
  readonly csv: (content: Content) => string;
}

interface Drawn {
  readonly markup: Markup;
  /** In which it is written. */
  readonly language: Language;
}

/** A figure of the report in the language of the page, drawn when the browser has time for it, with its downloads. */
export function ReportFigure<Content>({ name, scenario, content, draw, csv }: Props<Content>) {
  const t = texts.value.figures;
  const now = told.value;
  const [drawn, setDrawn] = useState<Drawn>();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!now) return;
    const { language, wording } = now;
    return drawInTurn(
      () => draw(content, wording),
      (markup) => setDrawn({ markup, language }),
    );
  }, [content, draw, now]);
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
      {drawn && <ReportMarkup markup={drawn.markup} language={drawn.language} />}
      {drawn && (
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

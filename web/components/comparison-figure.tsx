import { useCallback } from 'preact/hooks';
import type { Comparison } from '../../lab/comparison.ts';
import { type Markup, nothing } from '../../lab/report/markup.ts';
import type { Wording } from '../../lab/wording/wording.ts';
import { type FigureName, csvOfFigure } from '../figures/figure-csv.ts';
import { told } from '../texts/wording.ts';
import { ReportFigure } from './report-figure.tsx';

interface Props {
  readonly name: FigureName;
  readonly comparison: Comparison;
  readonly draw: (comparison: Comparison, wording: Wording) => Markup;
}

/** A figure of the comparison on the table, in the language of the page. */
export function ComparisonFigure({ name, comparison, draw }: Props) {
  const now = told.value;
  const drawTold = useCallback(
    (content: Comparison) => (now ? draw(content, now.wording) : nothing),
    [draw, now],
  );
  return (
    <ReportFigure
      name={name}
      scenario={comparison.scenario}
      content={comparison}
      draw={drawTold}
      language={now?.language}
      csv={(content) => csvOfFigure(name, content)}
    />
  );
}

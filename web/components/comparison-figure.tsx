import type { Comparison } from '../../lab/comparison.ts';
import type { Markup } from '../../lab/report/markup.ts';
import type { Wording } from '../../lab/wording/wording.ts';
import { type FigureName, csvOfFigure } from '../figures/figure-csv.ts';
import { ReportFigure } from './report-figure.tsx';

interface Props {
  readonly name: FigureName;
  readonly comparison: Comparison;
  readonly draw: (comparison: Comparison, wording: Wording) => Markup;
}

/** A figure of the comparison on the table. */
export function ComparisonFigure({ name, comparison, draw }: Props) {
  return (
    <ReportFigure
      name={name}
      scenario={comparison.scenario}
      content={comparison}
      draw={draw}
      csv={(content) => csvOfFigure(name, content)}
    />
  );
}

import { funnel } from '../../lab/report/funnel.ts';
import { ledger } from '../../lab/report/ledger.ts';
import { eventStudy } from '../../lab/report/event-study.ts';
import { armsSideBySide } from '../../lab/report/arms-side-by-side.ts';
import { lossesTable } from '../../lab/report/losses-table.ts';
import { measuresTable } from '../../lab/report/measures-table.ts';
import { method } from '../../lab/report/method.ts';
import { verdict } from '../../lab/verdict.ts';
import { ComparisonFigure } from '../components/comparison-figure.tsx';
import { ReportMarkup } from '../components/report-markup.tsx';
import { VerdictCard } from '../components/verdict-card.tsx';
import { Further } from '../panels/further.tsx';
import { estimate } from '../state/estimate.ts';
import { texts } from '../texts/texts.ts';
import { told } from '../texts/wording.ts';

/** The answer and what stands behind it: figures, then every number. */
export function Understand() {
  const t = texts.value;
  const now = estimate.value;
  const { language, wording } = told.value ?? {};
  return (
    <div class="reading">
      <div class="title-row">
        <h1>{t.understand.title}</h1>
        <button type="button" onClick={() => print()}>
          {t.understand.print}
        </button>
      </div>
      <VerdictCard />
      {now && (
        <div class={now.isStale ? 'stale' : ''}>
          <ul class="findings" lang={language}>
            {(wording ? verdict(now.comparison, wording) : [])
              .filter(({ topic }) => topic !== 'answer')
              .map(({ text, topic }) => (
                <li key={text} class={`finding-${topic}`}>
                  {text}
                </li>
              ))}
          </ul>
          <h2>{t.figures.title}</h2>
          <ComparisonFigure name="arms" comparison={now.comparison} draw={armsSideBySide} />
          <ComparisonFigure name="event-study" comparison={now.comparison} draw={eventStudy} />
          <ComparisonFigure name="funnel" comparison={now.comparison} draw={funnel} />
          <ComparisonFigure name="ledger" comparison={now.comparison} draw={ledger} />
        </div>
      )}
      <Further />
      {now && wording && (
        <div class={now.isStale ? 'stale' : ''}>
          <h2>{t.figures.numbers}</h2>
          <ReportMarkup markup={measuresTable(now.comparison, wording)} language={language} />
          <ReportMarkup markup={lossesTable(now.comparison, wording)} language={language} />
          <ReportMarkup markup={method(now.comparison, undefined, wording)} language={language} />
        </div>
      )}
    </div>
  );
}

import { useMemo } from 'preact/hooks';
import { csvLine } from '../../lab/files/csv.ts';
import { type Markup, html } from '../../lab/report/markup.ts';
import { cornersFigure, rankingFigure } from '../../lab/report/sensitivity/sensitivity-figures.ts';
import type { RankedRow } from '../../lab/sensitivity/rank.ts';
import type { Sensitivity } from '../../lab/sensitivity/run-sensitivity.ts';
import { cornerOf, leftOutWords, sensitivityWords } from '../../lab/sensitivity/sensitivity-words.ts';
import type { Wording } from '../../lab/wording/wording.ts';
import { ReportFigure } from '../components/report-figure.tsx';
import { scenarioDocument } from '../state/session.ts';
import { type Found, StudyState } from '../state/study-state.ts';
import { sensitivityOf, usualSensitivity } from '../studies/sensitivity.ts';
import { texts } from '../texts/texts.ts';
import { InFull } from './in-full.tsx';
import { endsOf, enumerated, meanOf, nameOf, rangeOf } from './numbers.ts';
import { StudyPanel } from './study-panel.tsx';

const state = new StudyState('sensitivity');
const toldInWords = 3;
const toldInTable = 10;

/** Which assumptions the verdict hangs on. */
export function SensitivityPanel() {
  const t = texts.value.panels.sensitivity;
  const request = { document: scenarioDocument.value, ...usualSensitivity };
  return (
    <StudyPanel
      state={state}
      request={request}
      title={t.title}
      lead={t.lead}
      answer={(found) => <Answer found={found} />}
    />
  );
}

function Answer({ found: { request, findings } }: { readonly found: Found<'sensitivity'> }) {
  const t = texts.value.panels.sensitivity;
  const sensitivity = useMemo(() => sensitivityOf(request, findings), [findings]);
  const corners: Readonly<Record<string, string>> = texts.value.panels.corners;
  return (
    <>
      <p class="finding">{answerText(sensitivity)}</p>
      <div class="scroll" role="region" tabIndex={0} aria-label={t.name}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.name}</th>
              <th scope="col">{t.corner}</th>
              <th scope="col">{t.size}</th>
              <th scope="col">{t.told}</th>
            </tr>
          </thead>
          <tbody>
            {sensitivity.rows.slice(0, toldInTable).map((row) => (
              <tr key={row.name}>
                <th scope="row">{nameOf(row.name)}</th>
                <td>{corners[cornerOf(row.name)]}</td>
                <td>
                  {meanOf(intervalOf(row))}
                  <small>{endsOf(intervalOf(row))}</small>
                </td>
                <td>{row.isDistinguishable ? t.yes : t.no}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="small">{texts.value.panels.small}</p>
      <ReportFigure
        name="sensitivity"
        scenario={request.document.name}
        content={sensitivity}
        draw={bothFigures}
        csv={rankingCsv}
      />
      <InFull
        tell={(wording) => [
          ...sensitivityWords(sensitivity, wording),
          ...leftOutWords(sensitivity, wording),
          wording.sensitivity.rule,
        ]}
      />
    </>
  );
}

function bothFigures(sensitivity: Sensitivity, wording: Wording): Markup {
  return html`${rankingFigure(sensitivity, wording)} ${cornersFigure(sensitivity, wording)}`;
}

function intervalOf({ size: { estimate, low, high } }: RankedRow) {
  return { mean: estimate, low, high };
}

function answerText({ rows, isFlat }: Sensitivity): string {
  const t = texts.value.panels.sensitivity;
  if (isFlat) return t.flat(rows.length);
  const clear = rows.filter(({ isDistinguishable }) => isDistinguishable);
  if (clear.length === 0) return t.none(rows.length);
  const names = clear
    .slice(0, toldInWords)
    .map((row) => `${nameOf(row.name)}, ${t.points(meanOf(intervalOf(row)), rangeOf(intervalOf(row)))}`);
  const luck = rows.length - clear.length;
  return [t.most(rows.length, enumerated(names)), luck > 0 ? t.luck(luck) : ''].join(' ');
}

function rankingCsv({ rows }: Sensitivity): string {
  const header = ['parameter', 'corner', 'size_points', 'low', 'high', 'p', 'told_from_luck'];
  const body = rows.map(({ name, size, pValue, isDistinguishable }) => [
    name,
    cornerOf(name),
    size.estimate,
    size.low,
    size.high,
    pValue,
    Number(isDistinguishable),
  ]);
  return [header, ...body].map((row) => `${csvLine(row)}\n`).join('');
}

import { useState } from 'preact/hooks';
import { calendarMonth } from '#scenarios';
import { csvLine } from '../../lab/files/csv.ts';
import {
  type Outcome,
  type PolicyAnswer,
  type SpendingMix,
  outcomes,
} from '../../lab/policy/policy-answer.ts';
import {
  loweringMixes,
  policyVerdict,
  raisingMixes,
  spendingMixes,
} from '../../lab/policy/policy-verdict.ts';
import { negated } from '../../lab/policy/policy-wording.ts';
import { forest } from '../../lab/report/policy/forest.ts';
import { ReportFigure } from '../components/report-figure.tsx';
import { loaded, scenarioDocument } from '../state/session.ts';
import { type Found, StudyState } from '../state/study-state.ts';
import { mostBudget, usualLevers } from '../studies/levers.ts';
import { texts } from '../texts/texts.ts';
import { InFull } from './in-full.tsx';
import { NumberField } from './number-field.tsx';
import { endsOf, enumerated, meanOf, rangeOf, told } from './numbers.ts';
import { StudyPanel } from './study-panel.tsx';

const state = new StudyState('levers');

/** The levers ranked by what a public euro brings. */
export function LeversPanel() {
  const t = texts.value.panels.levers;
  const [budget, setBudget] = useState<number>(usualLevers.budget);
  const last = 12 * (loaded.value?.scenario.parameters.branchYears ?? 1) - 1;
  const [dates, setDates] = useState<{ readonly from?: number; readonly to?: number }>({});
  const from = Math.min(dates.from ?? 0, last);
  const to = Math.min(Math.max(from, dates.to ?? last), last);
  const request = {
    document: scenarioDocument.value,
    ...usualLevers,
    budget,
    ...(from > 0 && { from }),
    ...(to < last && { to }),
  };
  return (
    <StudyPanel
      state={state}
      request={request}
      title={t.title}
      lead={t.lead}
      controls={
        <>
          <NumberField
            label={t.budget}
            value={budget}
            min={1}
            max={mostBudget}
            step={100}
            onChange={setBudget}
          />
          <NumberField
            label={t.from}
            value={from + 1}
            min={1}
            max={last + 1}
            step={1}
            onChange={(month) => setDates({ ...dates, from: month - 1 })}
          />
          <NumberField
            label={t.to}
            value={to + 1}
            min={from + 1}
            max={last + 1}
            step={1}
            onChange={(month) => setDates({ ...dates, to: month - 1 })}
          />
          <p class="small">{t.when(monthText(from), monthText(to))}</p>
        </>
      }
      answer={(found) => <Answer found={found} />}
    />
  );
}

/** A calendar month where the scenario has a calendar. */
function monthText(month: number): string {
  const { start } = scenarioDocument.value;
  return start === undefined ? texts.value.panels.levers.monthOf(month + 1) : calendarMonth(start, month);
}

function Answer({ found: { request, findings } }: { readonly found: Found<'levers'> }) {
  const t = texts.value.panels.levers;
  const ranked = spendingMixes(findings);
  return (
    <>
      <p class="finding">{answerText(findings)}</p>
      <div class="scroll" role="region" tabIndex={0} aria-label={t.rank}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.rank}</th>
              <th scope="col">{t.turnover}</th>
              <th scope="col">{t.valueAdded}</th>
              <th scope="col">{t.jobs}</th>
            </tr>
          </thead>
          <tbody>
            {ranked.map(({ name, perEuroSpent, tests }) => (
              <tr key={name}>
                <th scope="row">{leverName(name)}</th>
                {outcomes.map((outcome: Outcome) => (
                  <td key={outcome}>
                    {meanOf(perEuroSpent[outcome])}
                    {tests[outcome].isMoved ? '*' : ''}
                    <small>{endsOf(perEuroSpent[outcome])}</small>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="small">
        {findings.isWhole ? `${t.beyond}. ` : ''}
        {texts.value.panels.small}
      </p>
      <ReportFigure
        name="levers"
        scenario={request.document.name}
        content={findings}
        draw={forest}
        csv={effectsCsv}
      />
      <InFull tell={(wording) => policyVerdict(findings, wording).map(({ text }) => text)} />
    </>
  );
}

function answerText(answer: PolicyAnswer): string {
  const t = texts.value.panels.levers;
  const { standing } = answer;
  const onTop = standing ? [t.standing(enumerated(standing.levers.map(leverName)))] : [];
  if (!answer.isWhole) return [t.soFar(answer.replications), ...onTop].join(' ');
  const [leader] = raisingMixes(answer);
  const harm = harmText(answer);
  if (!leader && harm === '') return [t.unseen(told(1000 * answer.money.budget, 0)), ...onTop].join(' ');
  return [leader ? gainText(answer, leader) : '', harm, ...onTop].filter(Boolean).join(' ');
}

/** The levers that cost turnover, told as loudly as those that bring some. */
function harmText(answer: PolicyAnswer): string {
  const t = texts.value.panels.levers;
  const [most, ...others] = loweringMixes(answer);
  if (!most) return '';
  const cost = negated(most.perEuroSpent.turnover);
  return [
    t.harms(leverName(most.name), meanOf(cost), rangeOf(cost)),
    ...(others.length > 0 ? [t.alsoHarms(enumerated(others.map(({ name }) => leverName(name))))] : []),
  ].join(' ');
}

function gainText(answer: PolicyAnswer, leader: SpendingMix): string {
  const t = texts.value.panels.levers;
  const { turnover, valueAdded, jobs } = leader.perEuroSpent;
  const also = [
    ...(leader.tests.valueAdded.isMoved ? [t.valueAddedOf(meanOf(valueAdded), rangeOf(valueAdded))] : []),
    ...(leader.tests.jobs.isMoved ? [t.jobsOf(meanOf(jobs), rangeOf(jobs))] : []),
  ];
  const alike = answer.pairs
    .filter(({ first, second, isToldApart }) => !isToldApart && [first, second].includes(leader.name))
    .map(({ first, second }) => leverName(first === leader.name ? second : first));
  return [
    t.best(leverName(leader.name), meanOf(turnover), rangeOf(turnover)),
    ...(also.length > 0 ? [t.also(enumerated(also))] : []),
    alike.length > 0 ? t.alike(enumerated(alike)) : t.noneAlike,
  ].join(' ');
}

function leverName(mix: string): string {
  const { levers, panels } = texts.value;
  const names: Readonly<Record<string, string>> = { ...levers, 'equal split': panels.levers.split };
  return names[mix] ?? mix;
}

function effectsCsv(answer: PolicyAnswer): string {
  const header = ['lever', 'outcome', 'per_euro_mean', 'low', 'high', 'beyond_chance'];
  const rows = spendingMixes(answer).flatMap(({ name, perEuroSpent, tests }) =>
    outcomes.map((outcome) => {
      const { mean, low, high } = perEuroSpent[outcome];
      return [name, outcome, mean, low, high, Number(tests[outcome].isMoved)];
    }),
  );
  return [header, ...rows].map((row) => `${csvLine(row)}\n`).join('');
}

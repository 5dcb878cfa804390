import { useState } from 'preact/hooks';
import { type ShockName, shockKinds, shockNames } from '#sim-core';
import { csvLine } from '../../lab/files/csv.ts';
import { isUndecided } from '../../lab/verdict/wording.ts';
import { ReportFigure } from '../components/report-figure.tsx';
import { responseCurves } from '../../lab/report/resilience/response-curves.ts';
import type { ResilienceAnswer } from '../../lab/resilience/resilience-answer.ts';
import { monthsOf, monthsRange } from '../../lab/resilience/resilience-wording.ts';
import type { Wording } from '../../lab/wording/wording.ts';
import { loaded, scenarioDocument } from '../state/session.ts';
import { type Found, StudyState } from '../state/study-state.ts';
import { usualResilience } from '../studies/resilience.ts';
import { texts } from '../texts/texts.ts';
import { told } from '../texts/wording.ts';
import { NumberField } from './number-field.tsx';
import { endsOf, meanOf, rangeOf } from './numbers.ts';
import { StudyPanel } from './study-panel.tsx';

const state = new StudyState('resilience');

/** How hard each shock strikes, unless somebody chooses. */
const usualSizes: Readonly<Record<ShockName, number>> = {
  demand: 0.3,
  frontier: 0.2,
  credit: 0.5,
  institutions: 3,
  'best-connected': 10,
  'random-loss': 20,
};

/** How deep, how long, and what stays lost after a shock, arm by arm. */
export function ResiliencePanel() {
  const t = texts.value.panels;
  const [shock, setShock] = useState(usualResilience.shock);
  const { lasts, ...limits } = shockKinds[shock.shock];
  const sample = loaded.value?.scenario.sample ?? 1;
  const [min, max] = [limits.min, limits.max].map((size) => ofRegion(shock.shock, size, sample));
  const last = 12 * (loaded.value?.scenario.parameters.branchYears ?? 1) - 1;
  const at = Math.min(Number(shock.at), last);
  const request = { document: scenarioDocument.value, ...usualResilience, shock: { ...shock, at } };
  const choose = (name: ShockName) => {
    const kept = { shock: name, at: shock.at, size: ofRegion(name, usualSizes[name], sample) };
    setShock(shockKinds[name].lasts ? { shock: name, at: shock.at, months: 12, size: kept.size } : kept);
  };
  return (
    <StudyPanel
      state={state}
      request={request}
      title={t.resilience.title}
      lead={t.resilience.lead}
      controls={
        <>
          <label>
            <span>{t.resilience.shock}</span>
            <select value={shock.shock} onChange={(event) => choose(event.currentTarget.value as ShockName)}>
              {shockNames.map((name) => (
                <option key={name} value={name}>
                  {t.resilience.shocks[name]}
                </option>
              ))}
            </select>
          </label>
          <NumberField
            label={`${t.resilience.size}, ${t.resilience.sizes[shock.shock]}`}
            value={shock.size}
            min={min}
            max={max}
            step={max > 1 ? Math.round(sample) : 0.05}
            onChange={(size) => setShock({ ...shock, size })}
          />
          <NumberField
            label={t.month}
            value={at + 1}
            min={1}
            max={last + 1}
            step={1}
            onChange={(month) => setShock({ ...shock, at: month - 1 })}
          />
          {lasts && (
            <NumberField
              label={t.resilience.lasts}
              value={shock.months ?? 1}
              min={1}
              max={last + 1}
              step={1}
              onChange={(months) => setShock({ ...shock, months })}
            />
          )}
        </>
      }
      answer={(found) => <Answer found={found} />}
    />
  );
}

/** A size of a shock for the whole region: companies of a sample stand for several. */
function ofRegion(name: ShockName, size: number, sample: number): number {
  return shockKinds[name].min === 1 ? Math.round(size * sample) : size;
}

function Answer({ found: { request, findings, isWhole } }: { readonly found: Found<'resilience'> }) {
  const t = texts.value.panels.resilience;
  const [{ arms, strike }] = findings.shocks;
  const left = findings.months - strike;
  const wording = told.value?.wording;
  return (
    <>
      <p class="finding">{answerText(findings, isWhole)}</p>
      <div class="scroll" role="region" tabIndex={0} aria-label={t.arm}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.arm}</th>
              <th scope="col">{t.depth}</th>
              <th scope="col">{t.recovery}</th>
              <th scope="col">{t.lost}</th>
            </tr>
          </thead>
          <tbody>
            {arms.map(({ arm, depth, recovery, lost }) => (
              <tr key={arm}>
                <th scope="row">{t.arms[arm as keyof typeof t.arms]}</th>
                <td>
                  {meanOf(depth)}
                  <small>{endsOf(depth)}</small>
                </td>
                <td>
                  {monthsOf(recovery.months, left, wording)}
                  <small>{monthsRange(recovery, left, wording)}</small>
                </td>
                <td>
                  {meanOf(lost)}
                  <small>{endsOf(lost)}</small>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="small">{texts.value.panels.small}</p>
      <ReportFigure
        name="resilience"
        scenario={request.document.name}
        content={findings}
        draw={drawn}
        csv={curvesCsv}
      />
    </>
  );
}

function drawn(answer: ResilienceAnswer, wording: Wording) {
  return responseCurves(answer, answer.shocks[0], wording);
}

/** What is lost for good is claimed once, when all replications are in: every look before could claim what chance made. */
function answerText({ shocks: [{ arms, pairs }] }: ResilienceAnswer, isWhole: boolean): string {
  const t = texts.value.panels.resilience;
  const cluster = arms.find(({ arm }) => arm === 'cluster')!;
  const apart = arms.find(({ arm }) => arm === 'isolated')!;
  const pair = pairs.find(({ first, second }) => first === 'isolated' && second === 'cluster')!;
  const { mean, low, high } = pair.lost.difference;
  const difference = { mean: -mean, low: -high, high: -low };
  const size = meanOf({ ...difference, mean: Math.abs(difference.mean) });
  const lasting = !isWhole
    ? t.soFar(rangeOf(difference))
    : isUndecided(difference)
      ? t.even(rangeOf(difference))
      : (difference.mean < 0 ? t.better : t.worse)(size, rangeOf(difference));
  return `${t.deeper(meanOf(cluster.depth), meanOf(apart.depth))} ${lasting}`;
}

function curvesCsv({ shocks: [{ arms }] }: ResilienceAnswer): string {
  const header = ['arm', 'month', 'loss_mean_percent', 'low', 'high'];
  const rows = arms.flatMap(({ arm, curve: { mean, low, high } }) =>
    mean.map((each, month) => [arm, month, each, low[month], high[month]]),
  );
  return [header, ...rows].map((row) => `${csvLine(row)}\n`).join('');
}

import { useMemo, useState } from 'preact/hooks';
import type { ParameterName } from '#sim-core';
import { frontierWords } from '../../lab/frontier/frontier-words.ts';
import { type Frontier, valuesAt } from '../../lab/frontier/run-frontier.ts';
import { csvLine } from '../../lab/files/csv.ts';
import { frontierFigure } from '../../lab/report/frontier/frontier-figure.ts';
import { isUndecided } from '../../lab/verdict/wording.ts';
import { normal } from '#sim-core/random/normal.ts';
import { ReportFigure } from '../components/report-figure.tsx';
import { scenarioDocument } from '../state/session.ts';
import { type Found, StudyState } from '../state/study-state.ts';
import { frontierOf, usualFrontier } from '../studies/frontier.ts';
import { texts } from '../texts/texts.ts';
import { InFull } from './in-full.tsx';
import { meanOf, nameOf, percent, rangeOf } from './numbers.ts';
import { StudyPanel } from './study-panel.tsx';

const state = new StudyState('frontier');

/** What may run along an axis, in plain words. */
const axisChoices = [
  'fidelity',
  'headquartersSlots',
  'organisationCount',
  'demandRate',
  'exportShare',
  'redirectMean',
  'contactRate',
  'rivalFit',
] as const satisfies readonly ParameterName[];

/** Cluster against one company over two parameters, with where the scenario lies. */
export function FrontierPanel() {
  const t = texts.value.panels.frontier;
  const [x, setX] = useState<ParameterName>(usualFrontier.x);
  const [y, setY] = useState<ParameterName>(usualFrontier.y);
  const request = { document: scenarioDocument.value, ...usualFrontier, x, y };
  return (
    <StudyPanel
      state={state}
      request={request}
      title={t.title}
      lead={t.lead}
      controls={
        <>
          <AxisChoice label={t.x} value={x} other={y} onChange={setX} />
          <AxisChoice label={t.y} value={y} other={x} onChange={setY} />
        </>
      }
      answer={(found) => <Answer found={found} />}
    />
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: ParameterName;
  /** Taken by the other axis. */
  readonly other: ParameterName;
  readonly onChange: (name: ParameterName) => void;
}

function AxisChoice({ label, value, other, onChange }: ChoiceProps) {
  return (
    <label>
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value as ParameterName)}>
        {axisChoices.map((name) => (
          <option key={name} value={name} disabled={name === other}>
            {nameOf(name)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Answer({ found: { request, findings } }: { readonly found: Found<'frontier'> }) {
  const frontier = useMemo(() => frontierOf(request, findings), [findings]);
  return (
    <>
      <p class="finding">
        {shareText(frontier)} {hereText(frontier)}
      </p>
      <ReportFigure
        name="frontier"
        scenario={request.document.name}
        content={frontier}
        draw={frontierFigure}
        csv={mapCsv}
      />
      <InFull tell={(wording) => frontierWords(frontier, wording)} />
    </>
  );
}

function shareText({ map }: Frontier): string {
  const t = texts.value.panels;
  if (map.above > 0.999) return t.frontier.all;
  if (map.below > 0.999) return t.frontier.none;
  const { estimate, low, high } = map.share;
  return t.frontier.share(percent(estimate), t.interval(percent(low), percent(high)));
}

function hereText({ here, confidence }: Frontier): string {
  const t = texts.value.panels.frontier;
  if (!here) return t.outside;
  const reach = normal((1 + confidence) / 2) * here.deviation;
  const gap = { mean: here.mean, low: here.mean - reach, high: here.mean + reach };
  if (isUndecided(gap)) return t.even(rangeOf(gap));
  const size = meanOf({ ...gap, mean: Math.abs(gap.mean) });
  return (gap.mean > 0 ? t.more : t.less)(size, rangeOf(gap));
}

function mapCsv({ map, axes }: Frontier): string {
  const rows = map.cells.map(({ place, mean, deviation, probability }) => [
    ...valuesAt(axes, place),
    mean,
    deviation,
    probability,
  ]);
  const header = [
    ...axes.map(({ factor }) => factor.name),
    'difference_percent',
    'deviation',
    'probability_of_more',
  ];
  return [header, ...rows].map((row) => `${csvLine(row)}\n`).join('');
}

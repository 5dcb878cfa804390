import { type Table, csvOf, writeTogether } from '#lab';
import { type Frontier, sightsOf, valuesAt } from '../../lab/frontier/run-frontier.ts';
import { crossingValues, frontierWords } from '../../lab/frontier/frontier-words.ts';
import { contrastUnit } from '../../lab/sensitivity/contrast.ts';

/** A frontier for programs: the same bytes for the same scenario and options. */
export function frontierJson(frontier: Frontier): string {
  const { trial, axes, map, crossings, exploration, here, pairs, failures, confidence } = frontier;
  const { arm, baseline, outcome } = trial.contrast;
  return `${JSON.stringify(
    {
      scenario: trial.base.document.name,
      title: trial.base.document.title,
      hash: trial.base.hash,
      arm,
      baseline,
      outcome: outcome.key,
      unit: contrastUnit(trial.contrast),
      confidence,
      axes: axes.map(({ factor, min, max, own }) => ({
        at: factor.pointer,
        name: factor.name,
        unit: factor.unit,
        min,
        max,
        own,
      })),
      share: map.share,
      certain: { above: map.above, below: map.below, neither: map.uncertain },
      here: here && { mean: here.mean, deviation: here.deviation, probability: here.probability },
      frontier: crossings.map((crossing) => ({
        ...crossingValues(axes, crossing),
        isAboveBefore: crossing.isAboveBefore,
      })),
      pairs,
      failures,
      places: exploration.sights.length,
      replications: trial.replications,
      deviation: exploration.deviation,
      shape: exploration.shape,
      isNarrow: exploration.isNarrow,
      words: frontierWords(frontier),
    },
    null,
    2,
  )}\n`;
}

/** Writes the map, the looks, the answer and the report into a folder. */
export async function writeFrontier(
  folder: string,
  frontier: Frontier,
  command: string,
  signal: AbortSignal,
): Promise<string[]> {
  // Loaded only here: the drawing takes longer to load than most commands to run.
  const { renderFrontier } = await import('../../lab/report/frontier/render-frontier.ts');
  const report = renderFrontier(frontier, command);
  return writeTogether(
    folder,
    [
      ['frontier.json', () => frontierJson(frontier)],
      ['map.csv', () => csvOf(mapTable(frontier))],
      ['looks.csv', () => csvOf(looksTable(frontier))],
      ['report.html', () => report],
    ],
    signal,
  );
}

function axisVariables({ axes }: Frontier) {
  return axes.map(({ factor: { name, label, unit, definition } }) => ({
    name,
    label,
    unit,
    definition,
    type: 'real' as const,
  }));
}

function mapTable(frontier: Frontier): Table {
  const { map, axes, trial } = frontier;
  const unit = contrastUnit(trial.contrast);
  const values = map.cells.map(({ place }) => valuesAt(axes, place));
  const [x, y] = axisVariables(frontier);
  return {
    name: 'map',
    variables: [
      { ...x, values: values.map(([first]) => first) },
      { ...y, values: values.map(([, second]) => second) },
      {
        name: 'difference',
        label: 'Difference',
        unit,
        type: 'real',
        definition: 'mean of what is thought of the difference',
        values: map.cells.map(({ mean }) => mean),
      },
      {
        name: 'deviation',
        label: 'Standard error',
        unit,
        type: 'real',
        definition: 'standard deviation of what is thought of it',
        values: map.cells.map(({ deviation }) => deviation),
      },
      {
        name: 'probability',
        label: 'Probability of more',
        unit: 'probability',
        type: 'real',
        definition: 'that the difference is above 0',
        values: map.cells.map(({ probability }) => probability),
      },
    ],
  };
}

function looksTable(frontier: Frontier): Table {
  const rows = sightsOf(frontier).flatMap(({ values, differences }, look) =>
    differences.map((difference) => ({ look, values, difference })),
  );
  const [x, y] = axisVariables(frontier);
  return {
    name: 'looks',
    variables: [
      {
        name: 'look',
        label: 'Look',
        unit: '',
        type: 'whole',
        definition: 'places in the order in which they were run',
        values: rows.map(({ look }) => look),
      },
      { ...x, values: rows.map(({ values }) => values[0]) },
      { ...y, values: rows.map(({ values }) => values[1]) },
      {
        name: 'difference',
        label: 'Difference',
        unit: contrastUnit(frontier.trial.contrast),
        type: 'real',
        definition: 'of one pair of runs',
        values: rows.map(({ difference }) => difference),
      },
    ],
  };
}

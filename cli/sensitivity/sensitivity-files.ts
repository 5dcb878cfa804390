import { type Table, codebook, csvOf, writeTogether } from '#lab';
import { columnsOver } from '../../lab/files/columns-over.ts';
import { contrastUnit } from '../../lab/sensitivity/contrast.ts';
import type { Sensitivity } from '../../lab/sensitivity/run-sensitivity.ts';
import { cornerOf, sensitivityWords } from '../../lab/sensitivity/sensitivity-words.ts';
import { isDetermined } from '../../lab/sensitivity/share-within.ts';

/** A ranking for programs: the same bytes for the same scenario and options. */
export function sensitivityJson(sensitivity: Sensitivity): string {
  const { trial, budget, factors, leftOut, narrowed, rows, floor, pairShares, mean, isFlat, points, pairs } =
    sensitivity;
  const { arm, baseline, outcome } = trial.contrast;
  return `${JSON.stringify(
    {
      scenario: trial.base.document.name,
      title: trial.base.document.title,
      hash: trial.base.hash,
      arm,
      ...(baseline !== undefined && { baseline }),
      outcome: outcome.key,
      unit: contrastUnit(trial.contrast),
      ...budget,
      replications: trial.replications,
      points,
      pairs,
      mean,
      isFlat,
      floor,
      rows,
      pairShares,
      factors,
      leftOut,
      narrowed,
      words: sensitivityWords(sensitivity),
    },
    null,
    2,
  )}\n`;
}

/** Writes the ranking, its codebook, the answer and the report into a folder. */
export async function writeSensitivity(
  folder: string,
  sensitivity: Sensitivity,
  command: string,
  signal: AbortSignal,
): Promise<string[]> {
  // Loaded only here: the drawing takes longer to load than most commands to run.
  const { renderSensitivity } = await import('../../lab/report/sensitivity/render-sensitivity.ts');
  const report = renderSensitivity(sensitivity, command);
  const ranking = rankingTable(sensitivity);
  const pairs = sensitivity.pairShares.length > 0 ? [pairsTable(sensitivity)] : [];
  return writeTogether(
    folder,
    [
      ['sensitivity.json', () => sensitivityJson(sensitivity)],
      ['ranking.csv', () => csvOf(ranking)],
      ...pairs.map((table) => [`${table.name}.csv`, () => csvOf(table)] as const),
      ['codebook.csv', () => csvOf(codebook([ranking, ...pairs]))],
      ['report.html', () => report],
    ],
    signal,
  );
}

const definitions = {
  morris: 'mean size of the elementary effects over the range',
  sobol:
    'share of the variance that remains when all others are fixed, from 0 to 1; empty where the sample is too small to determine it',
  pawn: 'median over cells of the distance of Kolmogorov and Smirnov',
} as const;

function rankingTable({ rows, trial, budget }: Sensitivity): Table {
  const unit = budget.method === 'morris' ? contrastUnit(trial.contrast) : '';
  const column = columnsOver(rows);
  return {
    name: 'ranking',
    variables: [
      column.text('name', 'Name', 'parameter or group', ({ name }) => name),
      column.text('corner', 'Corner', 'corner of the diamond', ({ name }) => cornerOf(name)),
      column.real('size', 'Size', unit, definitions[budget.method], ({ size }) => size.estimate),
      column.real('low', 'Low', unit, 'lower end of the 95 % interval', ({ size }) => size.low),
      column.real('high', 'High', unit, 'upper end of the 95 % interval', ({ size }) => size.high),
      column.real('mean', 'Mean effect', unit, 'of Morris, with its sign', ({ mean }) => mean),
      column.real(
        'deviation',
        'Spread',
        unit,
        'of Morris: standard deviation of effects',
        ({ deviation }) => deviation,
      ),
      column.real(
        'first',
        'First order',
        unit,
        'of Sobol’: share of the variance that goes when it is fixed, from 0 to 1; empty where the sample is too small to determine it',
        ({ first }) => first?.estimate,
      ),
      column.real(
        'first_low',
        'First order, low',
        unit,
        'lower end of its 95 % interval',
        ({ first }) => first?.low,
      ),
      column.real(
        'first_high',
        'First order, high',
        unit,
        'upper end of its 95 % interval',
        ({ first }) => first?.high,
      ),
      column.real(
        'p',
        'p after Holm',
        'probability',
        'how probable luck alone shows as much, adjusted over all rows; 1 where nothing changes at all',
        ({ pValue }) => pValue,
      ),
      column.text(
        'verdict',
        'Verdict',
        'told (from luck: p is below 5 %), luck (it is not), or undetermined (the sample is too small for a share)',
        ({ size, isDistinguishable }) =>
          isDetermined(size) ? (isDistinguishable ? 'told' : 'luck') : 'undetermined',
      ),
    ],
  };
}

function pairsTable({ pairShares }: Sensitivity): Table {
  const column = columnsOver(pairShares);
  return {
    name: 'pairs',
    variables: [
      column.text('one', 'One', 'parameter or group', ({ names }) => names[0]),
      column.text('other', 'Other', 'parameter or group', ({ names }) => names[1]),
      column.real(
        'share',
        'Second order',
        '',
        'of Sobol’: share of the variance that the two bring only together, from 0 to 1; empty where the sample is too small to determine it',
        ({ share }) => share.estimate,
      ),
      column.real('low', 'Low', '', 'lower end of the 95 % interval', ({ share }) => share.low),
      column.real('high', 'High', '', 'upper end of the 95 % interval', ({ share }) => share.high),
    ],
  };
}

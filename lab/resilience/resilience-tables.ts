import { columnsOver } from '../files/columns-over.ts';
import { sampleNote } from '../files/sample-note.ts';
import type { Table } from '../files/table.ts';
import type { Interval } from '../statistics/interval.ts';
import type { ArmResponse, ResilienceAnswer } from './resilience-answer.ts';
import type { ResilienceReplication } from './resilience-run.ts';
import { shockPhrase } from './usual-shocks.ts';

/** As what was not struck is called in the files. */
const sparedName = 'none';

/** One row per shock and arm: depth, months to recover, and what is lost, with their intervals. */
export function responsesTable(answer: ResilienceAnswer): Table {
  const rows = answer.shocks.flatMap((shock) => shock.arms.map((response) => ({ shock, response })));
  const column = columnsOver(rows);
  const ends = (name: string, label: string, definition: string, of: (arm: ArmResponse) => Interval) =>
    (['mean', 'low', 'high'] as const).map((end) =>
      column.real(`${name}_${end}`, `${label}, ${end}`, '%', definition, ({ response }) => of(response)[end]),
    );
  const months = (name: 'months' | 'low' | 'high', definition: string) =>
    column.real(
      name === 'months' ? 'recovery' : `recovery_${name}`,
      `Months to recover${name === 'months' ? '' : `, ${name}`}`,
      'months',
      `${definition}; missing where that lies beyond the time simulated`,
      ({ response }) => response.recovery[name],
    );
  const turnover = 'of the turnover of the same arm without the shock';
  return {
    name: 'responses',
    variables: [
      column.text('scenario', 'Scenario', 'short name of the scenario', () => answer.scenario),
      column.text('shock', 'Shock', 'name of the shock in the study', ({ shock }) => shock.name),
      column.text('told', 'Shock in words', 'what happens', ({ shock }) => shockPhrase(shock.shock)),
      column.real(
        'month',
        'Month of the strike',
        'months',
        'from 0 at the branch',
        ({ shock }) => shock.strike,
      ),
      column.text('arm', 'Arm', 'how the region is organised', ({ response }) => response.arm),
      ...ends('depth', 'Depth', `largest loss of the mean curve, ${turnover}`, ({ depth }) => depth),
      months('months', 'from the strike until the loss of the mean curve stays made good'),
      months('low', 'lower end of its interval'),
      months('high', 'upper end of its interval'),
      ...ends('whole', 'Loss', `mean loss from the strike to the end, ${turnover}`, ({ whole }) => whole),
      ...ends('lost', 'Lasting loss', `mean loss of the last twelve months, ${turnover}`, ({ lost }) => lost),
      column.real(
        'lost_p_adjusted',
        'p of the lasting loss',
        '',
        'of the paired t test against no loss, adjusted over all shocks and arms (Holm)',
        ({ response }) => response.tests.lost.adjusted,
      ),
    ],
  };
}

/** One row per replication, arm, shock and month: turnover with the shock, and without any. */
export function turnoverTable(answer: ResilienceAnswer, runs: readonly ResilienceReplication[]): Table {
  const names = [sparedName, ...answer.shocks.map(({ name }) => name)];
  const rows = runs.flatMap(({ replication, turnover }) =>
    answer.arms.flatMap((arm, a) =>
      names.flatMap((shock, s) =>
        Array.from(turnover[a][s], (value, month) => ({ replication, arm, shock, month, value })),
      ),
    ),
  );
  const column = columnsOver(rows);
  return {
    name: 'turnover',
    variables: [
      column.text('scenario', 'Scenario', 'short name of the scenario', () => answer.scenario),
      column.whole(
        'replication',
        'Replication',
        '',
        'which draw of luck, from 0; the same in every arm and under every shock',
        ({ replication }) => replication,
      ),
      column.text('arm', 'Arm', 'how the region is organised', ({ arm }) => arm),
      column.text('shock', 'Shock', `name of the shock; "${sparedName}" without one`, ({ shock }) => shock),
      column.whole(
        'month',
        'Month from the branch',
        'months',
        '0 is the first month after the branch',
        ({ month }) => month,
      ),
      column.real(
        'turnover',
        'Turnover',
        'k€/month',
        `external sales delivered in the month${sampleNote('turnover', answer.sample)}`,
        ({ value }) => value,
      ),
    ],
  };
}

/** One row per network, way of removal and share removed: the cluster's own beside the real ones. */
export function survivalTable({ network }: ResilienceAnswer): Table | undefined {
  if (!network) return undefined;
  const { shares, cluster, real } = network;
  const networks = [
    { name: 'carat cluster', of: (way: 'random' | 'targeted', i: number) => cluster[way][i].mean },
    ...real.networks.map((each) => ({
      name: each.name,
      of: (way: 'random' | 'targeted', i: number) => each[way][i],
    })),
  ];
  const rows = networks.flatMap(({ name, of }) =>
    (['random', 'targeted'] as const).flatMap((way) =>
      shares.map((share, i) => ({ name, way, share, left: of(way, i) })),
    ),
  );
  const column = columnsOver(rows);
  return {
    name: 'survival',
    variables: [
      column.text('network', 'Network', 'the simulated cluster, or a real network', ({ name }) => name),
      column.text(
        'removal',
        'Removal',
        'random, or targeted at those with most ties first',
        ({ way }) => way,
      ),
      column.real('removed', 'Removed', 'share', 'share of all organisations removed', ({ share }) => share),
      column.real(
        'left',
        'Left',
        'share',
        'share of the largest part that hangs together which is left',
        ({ left }) => left,
      ),
    ],
  };
}

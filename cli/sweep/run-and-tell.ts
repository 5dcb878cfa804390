import { performance } from 'node:perf_hooks';
import { resultsVersion } from '../../lab/sweep/results-version.ts';
import { type WrittenResults, writeSweepResults } from '../../lab/sweep/results/write-results.ts';
import { type SweepAccount, type SweepProgress, runSweep } from '../../lab/sweep/run-sweep.ts';
import type { Sweep } from '../../lab/sweep/sweep.ts';
import { commandLine } from '../comparison/write-results.ts';
import { Interruption } from '../interruption.ts';
import type { Session } from '../session.ts';
import { counted, duration, grouped } from '../text/numbers.ts';
import { type Step, progressBar } from '../work/progress-bar.ts';
import { openStore } from './store.ts';

export interface SweepRequest {
  readonly out: string;
  readonly store: string;
  readonly limit: number | undefined;
  readonly workers: number | undefined;
  readonly isFresh: boolean;
  readonly isJson: boolean;
}

/** Runs what a sweep lacks, writes its results, and tells what was done. */
export async function runAndTell(sweep: Sweep, request: SweepRequest, session: Session): Promise<void> {
  const { out, limit, workers, isFresh, isJson } = request;
  const { signal } = session;
  const start = performance.now();
  const store = openStore(request.store, isFresh);
  const bar = progressBar(session, 'runs');
  let progress: SweepProgress | undefined;
  const onProgress = (now: SweepProgress) => {
    progress = now;
    bar.show(stepOf(now));
  };
  try {
    const account = await runSweep(sweep, { store, limit, workers, signal, onProgress });
    const written = await writeSweepResults(out, { sweep, store, ledger: account.ledger }, signal);
    bar.end();
    const told = { account, written, request, seconds: (performance.now() - start) / 1000 };
    session.answer.write(isJson ? accountJson(sweep, told) : accountText(sweep, told, session));
  } catch (error) {
    bar.end();
    if (error instanceof Interruption && !session.isQuiet)
      session.notices.write(`${stopText(progress, isFresh)}\n`);
    throw error;
  } finally {
    bar.end();
    store.close();
  }
}

function stepOf({ done, planned, isForecast, failed, rate, remainingSeconds }: SweepProgress): Step {
  const speed = `${grouped(rate, rate < 10 ? 1 : 0)} a second`;
  const note = failed === 0 ? speed : `${speed} · ${grouped(failed)} failed`;
  return { done, planned, isForecast, remainingSeconds, note };
}

function stopText(progress: SweepProgress | undefined, isFresh: boolean): string {
  const words = process.argv.slice(2).filter((word) => word !== '--fresh');
  const known =
    progress === undefined
      ? ''
      : `${grouped(progress.done)} of ${grouped(progress.planned)} runs are stored; `;
  const how = isFresh ? 'without --fresh, the same command goes on' : 'the same command goes on';
  return `carat: ${known}${how} from there:\n  ${commandLine(words)}`;
}

interface Told {
  readonly account: SweepAccount;
  readonly written: WrittenResults;
  readonly request: SweepRequest;
  readonly seconds: number;
}

function accountText(
  { document, points, outcomes, remarks }: Sweep,
  { account, written, request, seconds }: Told,
  { answer }: Session,
): string {
  const { ledger, done, computed, reused } = account;
  const { colours } = answer;
  const part = ledger.pointCount < points.count ? ` of ${grouped(points.count)}` : '';
  const lines = [
    colours.bold(document.title),
    `${grouped(ledger.pointCount)}${part} points, ${counted(done, 'run')}: ${grouped(computed)} computed, ${grouped(reused)} known before`,
    written.failures === 0
      ? 'none failed'
      : colours.red(`${grouped(written.failures)} failed: see failures.csv for their inputs and reasons`),
    ...outcomes.flatMap(({ name }) => {
      const lacking = written.lacking[name];
      if (lacking === undefined) return [];
      const runs = counted(written.rows, 'run');
      return colours.red(
        lacking === written.rows
          ? `${name} has no value in any of ${runs}: its cells are empty`
          : `${name} has no value in ${grouped(lacking)} of ${runs}: their cells are empty`,
      );
    }),
    ...remarks,
    `${counted(written.rows, 'row')} in ${request.out}: runs.csv, runs/*.parquet, codebook.csv, failures.csv, sweep.json`,
    '',
    `summarise it with: ${commandLine(['sweep', 'summary', request.out])}`,
    '',
    colours.dim(`results ${resultsVersion()} · store ${request.store} · ${duration(seconds)}`),
  ];
  return `${lines.join('\n')}\n`;
}

function accountJson({ document, points, remarks }: Sweep, { account, written }: Told): string {
  const { ledger, done, computed, reused } = account;
  const { rows, failures, lacking, files } = written;
  return `${JSON.stringify(
    {
      sweep: document.name,
      points: points.count,
      pointsRun: ledger.pointCount,
      runs: done,
      computed,
      reused,
      rows,
      failures,
      lacking,
      remarks,
      files,
    },
    null,
    2,
  )}\n`;
}

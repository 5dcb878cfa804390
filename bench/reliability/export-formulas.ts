import { parse } from 'csv-parse/sync';
import type { Client } from '../../functions/client/client.ts';
import { until } from '../../test/functions/bundled-service.ts';
import { smallDocument } from '../../test/functions/documents.ts';

/** Texts that a spreadsheet would run. */
const formula = /^[=+\-@\t\r＝＋－＠]/u;
const hostile = ['=HYPERLINK("http://evil.example","x")', '+1+1', '-1+cmd', '@SUM(A1:A9)', '\t=1', '＝1+1'];

/**
 * Runs what bears texts that begin like formulas, and reads every cell of every CSV file of the results.
 *
 * @returns cells read, those with an apostrophe before such a text, and those where it is missing
 */
export async function formulasOnExport(ask: Client) {
  const account = { files: 0, read: 0, guarded: 0, bare: [] as string[] };
  const readCells = (file: string, bytes: Uint8Array) => {
    account.files += 1;
    const rows: string[][] = parse(Buffer.from(bytes), { relax_column_count: true });
    for (const cell of rows.flat()) {
      account.read += 1;
      if (cell.startsWith("'") && formula.test(cell.slice(1))) account.guarded += 1;
      else if (formula.test(cell) && Number.isNaN(Number(cell))) account.bare.push(`${file}: ${cell}`);
    }
  };
  for (const title of hostile.slice(0, 2)) {
    const document = smallDocument({ title, description: title, seed: title });
    const { body: run } = await ask('startRun', { body: { scenario: { document }, replications: 2 } });
    const params = { id: run.id };
    const { body } = await until(
      () => ask('readRun', { params }),
      ({ body: { finishedAt } }) => finishedAt !== undefined,
    );
    for (const { name } of body.files ?? [])
      if (name.endsWith('.csv')) {
        const file = name as 'runs.csv';
        readCells(file, (await ask('readRunFile', { params: { ...params, file } })).body);
      }
  }
  const { body: kept } = await ask('createScenario', { body: smallDocument() });
  const { body: sweep } = await ask('startSweep', {
    body: {
      sweep: {
        name: 'formulas',
        title: hostile[0],
        scenario: kept.id,
        arms: ['isolated'],
        replications: 1,
        design: { kind: 'full-factorial' },
        factors: [
          { at: '/title', name: 'title', label: hostile[1], unit: hostile[3], values: hostile },
          { at: 'exportShare', label: hostile[2], min: 0.1, max: 0.2 },
        ],
      },
    },
  });
  const params = { id: sweep.id };
  const { body } = await until(
    () => ask('readSweep', { params }),
    ({ body: { finishedAt } }) => finishedAt !== undefined,
  );
  if (body.status !== 'succeeded') throw new Error(`the sweep of formulas ${body.status}`);
  for (const { name: file } of body.files ?? [])
    if (file.endsWith('.csv'))
      readCells(file, (await ask('readSweepFile', { params: { ...params, file } })).body);
  return account;
}

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importCluster, parse } from '#scenarios';

const folder = new URL('../../../shared/clusters/', import.meta.url);
const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('_orgs.csv')) : [];

describe.skipIf(files.length === 0)('the collection of real networks', () => {
  it('holds six', () => {
    expect(files).toHaveLength(6);
  });

  it.each(files)('is read without a loss: %s', (file) => {
    const organisations = readFileSync(new URL(file, folder));
    const ties = readFileSync(new URL(file.replace('_orgs', '_ties'), folder));
    const lines = (bytes: Uint8Array): number => new TextDecoder().decode(bytes).trim().split('\n').length;
    const name = file.replace('_orgs.csv', '').replaceAll('_', '-');
    const result = importCluster(organisations, ties, { name });
    expect(result.report.notes.filter(({ effect }) => effect !== 'told')).toEqual([]);
    expect(result.report).toMatchObject({
      organisationsRead: lines(organisations) - 1,
      tiesRead: lines(ties) - 1,
      rowsLeftOut: 0,
    });
    expect(result.ok && parse(result.document).ok).toBe(true);
  });
});

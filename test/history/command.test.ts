import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Carat, bundledCarat } from '../cli/carat.ts';

let carat: Carat;
beforeAll(async () => {
  carat = await bundledCarat();
});
afterAll(() => carat.remove());

describe('carat history', () => {
  it('lives a case again and tells it as a page', async () => {
    const words = ['history', 'belluno-2009', '--replications', '2', '--write', 'history.md'];
    const { code, out, err } = await carat(words);
    expect([code, out, err]).toEqual([0, 'wrote history.md\n', '']);
    const page = readFileSync(join(carat.folder, 'history.md'), 'utf8');
    expect(page).toContain('2 paired replications');
    expect(page).toMatch(/\| firms, 2007 to 2009 \| −18\.4 % \| [+−]?\d+\.\d \(/);
  }, 60_000);

  it('tells every fault at once, and guesses what was meant', async () => {
    const { code, out, err } = await carat([
      'history',
      'prato-2004',
      '--replications',
      '1',
      '--json',
      '--write',
      'a',
    ]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('3 faults');
    expect(err).toContain('did you mean "prato-2005"');
  });
});

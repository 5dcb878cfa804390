import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Journal } from '../../functions/local/journal/journal.ts';
import { decodeLine, encodeLine } from '../../functions/local/journal/line.ts';
import { SegmentWriter } from '../../functions/local/journal/segment.ts';

let home: string;
beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'carat-journal-'))));
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(home, { recursive: true, force: true });
});

const folders = () => [join(home, 'one'), join(home, 'two')] as const;
const aside = () => join(home, 'aside');
const open = () => Journal.open(folders(), aside(), () => Promise.resolve(new Map()));
const segment = (copy: 0 | 1) => {
  const folder = folders()[copy];
  const names = readdirSync(folder);
  expect(names).toHaveLength(1);
  return join(folder, names[0]);
};

async function write(entries: Readonly<Record<string, string | null>>): Promise<void> {
  const { journal } = await open();
  for (const [key, text] of Object.entries(entries)) await journal.append([[key, text]]);
  await journal.close();
}

async function read(): Promise<Record<string, string>> {
  const { journal } = await open();
  await journal.close();
  return Object.fromEntries(journal.entries);
}

test('a line whose any bit is another is no line', () => {
  const bytes = Buffer.from(encodeLine({ number: 12, content: [['key', 'text “ü”']] }));
  expect(decodeLine(bytes.toString().trimEnd())).toEqual({ number: 12, content: [['key', 'text “ü”']] });
  for (let bit = 0; bit < 8 * (bytes.length - 1); bit += 1) {
    const other = Buffer.from(bytes);
    other[bit >> 3] ^= 1 << (bit & 7);
    expect(decodeLine(other.toString().replace(/\n$/, ''))).toBeUndefined();
  }
});

test('what was appended is there after every opening, what was removed is not', async () => {
  await write({ a: '1', b: '2' });
  await write({ b: null, c: '3', a: '4' });
  expect(await read()).toEqual({ a: '4', c: '3' });
  expect(readFileSync(segment(0))).toEqual(readFileSync(segment(1)));
});

test('changes are all made in the order in which they were asked for', async () => {
  const { journal } = await open();
  await Promise.all(
    Array.from({ length: 200 }, (_, i) =>
      journal.append([
        ['key', String(i)],
        [`k${i}`, 'x'],
      ]),
    ),
  );
  await journal.close();
  const entries = await read();
  expect(entries.key).toBe('199');
  expect(Object.keys(entries)).toHaveLength(201);
});

test('a line that was cut off while it was written is no damage, and nothing is built upon it', async () => {
  await write({ a: '1', b: '2' });
  for (const copy of [0, 1] as const)
    appendFileSync(segment(copy), encodeLine({ number: 4, content: [['c', 'cut off']] }).slice(0, 40));
  const { journal, reading } = await open();
  expect(reading).toMatchObject({ repairs: [], loss: undefined });
  await journal.append([['c', '3']]);
  await journal.close();
  expect(await read()).toEqual({ a: '1', b: '2', c: '3' });
});

test('a change that only one copy has by the time of a kill is no damage either', async () => {
  await write({ a: '1', b: '2' });
  const text = readFileSync(segment(1), 'utf8');
  writeFileSync(segment(1), text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1));
  const { journal, reading } = await open();
  await journal.close();
  expect(reading).toMatchObject({ repairs: [], loss: undefined, isUnfinished: true });
  expect(await read()).toEqual({ a: '1', b: '2' });
});

test('whatever happens to one copy, the other gives all back, says so, and keeps what was damaged', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(0 as const, 1 as const),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      fc.constantFrom('flip', 'zeros', 'gone', 'lines'),
      async (copy, where, damage) => {
        rmSync(home, { recursive: true, force: true });
        await write({ a: '1', b: '2', c: '3', d: '4' });
        await write({ b: null, e: '5' });
        const path = segment(copy);
        const bytes = readFileSync(path);
        const at = Math.floor(where * bytes.length);
        if (damage === 'flip') bytes[at] ^= 4;
        else if (damage === 'zeros') bytes.fill(0, at, at + 30);
        if (damage === 'gone') rmSync(path);
        else if (damage === 'lines') writeFileSync(path, 'garbage\ngarbage\n');
        else writeFileSync(path, bytes);
        const { journal, reading } = await open();
        await journal.close();
        expect(reading.loss).toBeUndefined();
        expect(Object.fromEntries(journal.entries)).toEqual({ a: '1', c: '3', d: '4', e: '5' });
        // The end of the file alone may look as if a kill had cut it off.
        if (at < bytes.length - 120) {
          expect(reading.repairs).toHaveLength(1);
          if (damage !== 'gone') expect(readdirSync(aside())).toHaveLength(1);
        }
        expect(readFileSync(segment(0))).toEqual(readFileSync(segment(1)));
      },
    ),
    { numRuns: 60, seed: 7 },
  );
});

test('what both copies lost is counted, and what is left of it is handed on', async () => {
  await write({ a: '1', b: 'of RUN#abc', c: '3' });
  for (const copy of [0, 1] as const) {
    const text = readFileSync(segment(copy), 'utf8');
    writeFileSync(segment(copy), text.replace('of RUN#abc', 'if RUN#abc'));
  }
  const { journal, reading } = await open();
  await journal.close();
  expect(Object.fromEntries(journal.entries)).toEqual({ a: '1', c: '3' });
  expect(reading.loss?.count).toBe(1);
  expect(reading.loss?.remains.join()).toContain('RUN#abc');
});

test('a journal that begins with more entries than it holds lacks them', async () => {
  await write({ a: '1', b: '2', c: '3' });
  rmSync(segment(1));
  // Written anew at this start, with three entries in its head.
  await read();
  for (const copy of [0, 1] as const) {
    const text = readFileSync(segment(copy), 'utf8');
    truncateSync(segment(copy), text.lastIndexOf('\n', text.length - 2) + 1);
  }
  const { journal, reading } = await open();
  await journal.close();
  expect(reading.loss?.count).toBe(1);
});

test('a change that finds no room is refused, leaves nothing behind, and the next is made', async () => {
  const { journal } = await open();
  await journal.append([['a', '1']]);
  const add = vi.spyOn(SegmentWriter.prototype, 'add');
  const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
  add.mockImplementationOnce(async function (this: SegmentWriter, bytes) {
    add.mockRestore();
    await this.add(bytes.subarray(0, 20));
    throw full;
  });
  await expect(journal.append([['b', '2']])).rejects.toBe(full);
  expect(Object.fromEntries(journal.entries)).toEqual({ a: '1' });
  await journal.append([['c', '3']]);
  await journal.close();
  const { journal: next, reading } = await open();
  await next.close();
  expect(reading).toMatchObject({ repairs: [], loss: undefined, isUnfinished: false });
  expect(Object.fromEntries(next.entries)).toEqual({ a: '1', c: '3' });
});

test('a journal of many changes of few entries does not grow without end', async () => {
  const { journal } = await open();
  const text = 'x'.repeat(100_000);
  for (let i = 0; i < 100; i += 1) await journal.append([['key', `${text}${i}`]]);
  await journal.close();
  expect(statSync(segment(0)).size).toBeLessThan(5_000_000);
  expect(await read()).toEqual({ key: `${text}99` });
});

test('a form of a later version is refused, and left as it is', async () => {
  const { journal } = await open();
  await journal.close();
  for (const copy of [0, 1] as const)
    writeFileSync(segment(copy), encodeLine({ number: 1, content: { format: 2, entries: 0 } }));
  await expect(open()).rejects.toThrow('format 2');
  expect(readFileSync(segment(0), 'utf8')).toContain('"format":2');
});

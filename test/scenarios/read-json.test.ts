import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../scenarios/read-json.ts';

function nativeReading(text: string): { ok: boolean; value?: unknown } {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false };
  }
}

describe('readJson', () => {
  it('reads what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(0, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(readJson(text)).toEqual({ ok: true, value: JSON.parse(text) as unknown });
      }),
      { seed: 1 },
    );
  });

  it('accepts a damaged text exactly when JSON.parse does, names that are written twice apart', () => {
    const damaged = fc
      .tuple(
        fc.json({ maxDepth: 3 }),
        fc.nat(),
        fc.nat(3),
        fc.constantFrom('', ',', '"', '\\', '{', ']', '0', '-', '.', 'e', '\n', '\u0001', 'é'),
      )
      .map(([text, at, cut, put]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + put + text.slice(place + cut);
      });
    fc.assert(
      fc.property(damaged, (text) => {
        const reading = readJson(text);
        const isRepeated = !reading.ok && reading.issues.every(({ code }) => code === 'duplicate');
        expect(reading.ok || isRepeated).toBe(nativeReading(text).ok);
      }),
      { seed: 1, numRuns: 3000 },
    );
  });

  it.each([
    ['{"a":1,\n "b" 2}', 2, 6, 'a colon after the name'],
    ['{"a":1,\r\n"b":}', 2, 5, 'a value'],
    ['{"a":1,}', 1, 8, 'a name in double quotes'],
    ['[1\n2]', 2, 1, 'a comma or a closing bracket'],
    ['{"a":"x\ny"}', 1, 6, 'a text closed by a quotation mark on its line'],
    ['{"a":1} x', 1, 9, 'the end of the document'],
    ['', 1, 1, 'a value'],
    ["{'a':1}", 1, 2, 'a name in double quotes'],
  ])('finds the fault in %j', (text, line, column, expected) => {
    const reading = readJson(text);
    expect(reading.ok ? [] : reading.issues).toMatchObject([{ code: 'syntax', line, column, expected }]);
  });

  it('refuses a name that is written twice, and goes on', () => {
    const reading = readJson('{"a":{"b":1,\n"b":2},"a":3}');
    expect(reading.ok ? [] : reading.issues).toMatchObject([
      { code: 'duplicate', path: '/a/b', line: 2, column: 1 },
      { code: 'duplicate', path: '/a', line: 2, column: 8 },
    ]);
  });

  it('reads past a byte order mark', () => {
    expect(readJson('\uFEFF{"a":1}')).toEqual({ ok: true, value: { a: 1 } });
  });

  it('keeps a prototype key as an entry', () => {
    const reading = readJson('{"__proto__":1}');
    expect(reading.ok && Object.keys(reading.value as object)).toEqual(['__proto__']);
  });
});

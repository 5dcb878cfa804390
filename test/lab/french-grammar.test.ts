import { expect, test } from 'vitest';
import { french } from '../../lab/wording/french.ts';

const plain = (text: string) => text.replace(/[\u202f\u00a0]/g, ' ');
const { contrasts, numbers, sensitivity } = french;

test('an outcome begins with a small letter, and “de” loses its vowel before another', () => {
  expect(contrasts.outcome('none-of-ours', 'Heures par client')).toBe('heures par client');
  const gap = (outcome: string) => contrasts.gap(outcome, 'cluster', 'isolated');
  expect(gap('heures')).toMatch(/^l’écart de heures entre le cluster et /);
  for (const outcome of ['emploi', 'actifs', 'écart']) expect(gap(outcome)).toMatch(`l’écart d’${outcome} `);
});

test('the plural begins at 2', () => {
  expect([0, 1, 1.9, -1.9, 2, -2].map((value) => contrasts.inPoints(value, 'x'))).toEqual([
    'x point',
    'x point',
    'x point',
    'x point',
    'x points',
    'x points',
  ]);
  const none = (count: number, isGroup: boolean) => plain(sensitivity.none(count, isGroup, 's'));
  expect([none(1, false), none(2, false), none(2, true)].map((text) => /^Sur (.+?),/.exec(text)![1])).toEqual(
    ['1 paramètre', '2 paramètres', '2 groupes'],
  );
});

test('one that matters most is told in the singular, some in the plural', () => {
  const leaders = [
    { name: 'a', size: '3' },
    { name: 'b', size: '2' },
  ];
  const most = (count: number, isTop: boolean) =>
    plain(sensitivity.most(9, false, 's', leaders.slice(0, count), isTop, 'morris'));
  expect(most(1, true)).toMatch(/^Sur 9 paramètres, celui qui compte le plus pour s est « a » \(3\) ;/);
  expect(most(2, true)).toMatch(
    /^Sur 9 paramètres, les deux qui comptent le plus pour s sont « a » \(3\) et « b » \(2\) ;/,
  );
  expect(most(1, false)).toContain('celui qui se distingue du hasard et compte');
  expect(most(2, false)).toContain('les deux qui se distinguent du hasard et comptent');
});

test('the rest is told in the singular where one is left, and so is what cannot be told from luck', () => {
  const rest = (count: number, blurred: number) =>
    plain(sensitivity.rest({ count, blurred, method: 'morris', largest: '1', floor: '0,5' }));
  expect(rest(1, 0)).toBe('L’autre a un effet de 1.');
  expect(rest(3, 0)).toBe('Les 3 autres ont chacun un effet d’au plus 1.');
  expect(rest(1, 1)).toContain('; cet effet ne se distingue pas du hasard');
  expect(rest(3, 3)).toContain('; aucun de ces effets ne se distingue du hasard');
  expect(rest(3, 1)).toContain('; 1 de ces effets ne se distingue pas du hasard');
  expect(rest(3, 2)).toContain('; 2 de ces effets ne se distinguent pas du hasard');
});

test('money is told in whole euros below a million, in hundreds below 10,000, and in units of its size above', () => {
  const money = [0.04, 0.3, 9.94, 10.4, 999, 1000, 1999, 2000, 1_000_000, -2500].map((size) =>
    plain(numbers.money(size)),
  );
  expect(money).toEqual([
    '40 €',
    '300 €',
    '9 900 €',
    '10 000 €',
    '999 000 €',
    '1,0 million d’euros',
    '2,0 millions d’euros',
    '2,0 millions d’euros',
    '1,0 milliard d’euros',
    '−2,5 millions d’euros',
  ]);
});

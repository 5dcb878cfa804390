import { expect, test } from 'vitest';
import { type Interval } from '#lab';
import { french } from '../../lab/wording/french.ts';
import { none, told } from './told-verdict.ts';

type Changes = Parameters<typeof told>[0];

/** The spaces that may not break are tested apart: here they are plain. */
const plainly = (changes: Changes) =>
  told(changes, french).map((text) => text.replace(/[\u202f\u00a0]/g, ' '));

test('a difference is told with its direction, “qu’” before a vowel, and a comma before decimals', () => {
  const [first, side, company] = plainly({ gap: { mean: 8.14, low: 7.04, high: 9.24 } });
  expect(first).toBe(
    'Le cluster vend 8,1 % de plus que les mêmes entreprises isolées (intervalle à 95 % : de 7,0 à 9,2).',
  );
  expect(side).toBe(
    'Le cluster vend plus que les mêmes entreprises simplement voisines : l’écart est de 8,1 % du chiffre d’affaires des entreprises isolées (intervalle à 95 % : de 7,0 à 9,2).',
  );
  expect(company).toMatch(/^Le cluster vend plus qu’une entreprise unique : /);
  expect(plainly({ gap: { mean: -3.12, low: -5.2, high: -1.04 } })[0]).toContain('vend 3,1 % de moins que');
});

test('what chance could do claims no direction', () => {
  expect(plainly({ gap: { mean: 0.4, low: -0.9, high: 1.7 } })[0]).toBe(
    'On ne peut départager le cluster et les mêmes entreprises isolées : le cluster vend entre 0,9 % de moins et 1,7 % de plus (intervalle à 95 %).',
  );
  expect(plainly({})[0]).toBe('Le cluster vend exactement autant que les mêmes entreprises isolées.');
});

test('causes are told by size, what shrinks before what grows', () => {
  const texts = plainly({
    ledgerChanges: {
      unseen: { mean: -9.2, low: -9.4, high: -9 },
      unwilling: none,
      noSkill: { mean: -3.5, low: -3.6, high: -3.4 },
      noRoom: none,
      outbid: { mean: 7.6, low: 7.4, high: 7.8 },
      defected: none,
    },
  });
  expect(texts).toContain(
    'Sur 100 opportunités, pondérées par leur valeur, le cluster en perd 9,2 de moins parce que personne ne les remarque et 3,5 de moins faute d’une compétence connue.',
  );
  expect(texts.find((text) => text.startsWith('Mais'))).toContain(
    'le cluster en perd aussi 7,6 de plus au profit de rivaux : ce qui',
  );
});

test('money is told in whole euros, millions and billions, with the plural from 2 on', () => {
  const profit = (interval: Interval) =>
    plainly({ profit: interval }).find((text) => text.startsWith('Le bénéfice'));
  expect(profit({ mean: 1990, low: 1870, high: 2.1e6 })).toMatch(
    /supérieur de 2,0 millions d’euros par an .* : de 1,9 million d’euros à 2,1 milliards d’euros\)/,
  );
  expect(profit({ mean: -300, low: -400, high: -5.5 })).toMatch(
    /inférieur de 300 000 € par an .* : de 5 500 € à 400 000 €\)/,
  );
  expect(profit({ mean: 1, low: -0.02, high: 60 })).toContain('entre 20 € de moins et 60 000 € de plus');
  expect(french.numbers.money(1990)).toBe('2,0\u00a0millions d’euros');
});

test('how sure it is tells replications and a precision that was missed', () => {
  const missed = plainly({
    gap: { mean: 8.14, low: 7.04, high: 9.24 },
    comparison: {
      replications: 40,
      confidence: 0.995,
      precision: { wanted: 0.5, reached: 2.34, isReached: false },
    },
  }).join('\n');
  expect(missed).toContain('Après 40 réplications, l’intervalle est de ±2,3 %');
  expect(missed).toContain('environ 995 intervalles de ce genre sur 1 000');
  expect(missed).toContain('que les ±0,5 % voulus');
  expect(missed).toContain('intervalle à 99,5 %');
});

test('no line breaks between a number and its unit, or before a mark', () => {
  const texts = told({ gap: { mean: 8.14, low: 7.04, high: 9.24 } }, french).join('\n');
  expect(texts).toContain('8,1\u202f% de plus');
  expect(texts).toContain('95\u202f%\u00a0: de');
  expect(texts).not.toMatch(/ [:;?!%€»]/);
});

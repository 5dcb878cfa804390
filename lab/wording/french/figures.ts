import type { Arm } from '#sim-core';
import type { Wording } from '../wording.ts';
import { arms, ofArm, phraseOf, sells } from './arms.ts';
import { numbers } from './numbers.ts';

const beside = 'Par rapport aux mêmes entreprises isolées, le chiffre d’affaires';
const lowerLabel = (arm: Arm) => arms[arm].label.toLowerCase();
const inLastYear =
  'Jusqu’à la bifurcation, toutes les façons de s’organiser vendent autant ; sur la dernière année,';

/** Titles, text alternatives and captions. */
export const figures: Wording['figures'] = {
  provenance: (replications, seed, confidence) =>
    `${replications === 1 ? '1 réplication' : `${replications.toLocaleString('fr')} réplications appariées`}, graine ${seed}, ${numbers.intervalName(confidence)} (t de Student).`,
  isolatedIsZero: 'Isolées = 0',

  arms: {
    name: 'Écart de chiffre d’affaires avec les entreprises isolées, par façon de s’organiser, avec son intervalle',
    titleOfOne: (arm, size) => `${beside} ${ofArm(arm)} diffère de ${size}`,
    titleOfAll: (least, leastSize, most, mostSize) =>
      `${beside} diffère de ${leastSize} (${lowerLabel(least)}) à ${mostSize} (${lowerLabel(most)})`,
    caption: (years) =>
      `Chiffre d’affaires moyen des ${years} années après la bifurcation, moins celui des entreprises isolées, en pour cent de ce dernier. Les points sont des moyennes, les barres des intervalles ; un intervalle qui traverse 0 laisse le sens de l’écart ouvert.`,
  },

  eventStudy: {
    name: 'Écart mensuel de chiffre d’affaires avec les entreprises isolées, par façon de s’organiser, autour de la bifurcation',
    titleOfNone: (arm) => `${inLastYear} ${sells(arm)} encore exactement autant que les entreprises isolées`,
    titleOfUndecided: (arm) => `${inLastYear} rien ne distingue ${phraseOf(arm)} des entreprises isolées`,
    titleOf: (arm, direction, size, interval) =>
      `${inLastYear} ${sells(arm)} ${size} % de ${direction === 'more' ? 'plus' : 'moins'} que les entreprises isolées (${interval})`,
    point: (gap, month, range) => `${gap} au mois ${month} (${range})`,
    caption:
      'Chiffre d’affaires de chaque mois, moins celui des entreprises isolées, en pour cent de ce dernier. Jusqu’à la bifurcation (mois 0), la simulation est la même pour toutes les façons de s’organiser et l’écart est exactement nul ; ensuite, seules les règles diffèrent. Les bandes sont les intervalles de chaque mois pris à part, non de toute la ligne.',
    months: 'mois depuis la bifurcation',
    branch: 'bifurcation',
  },

  funnel: {
    name: 'Opportunités qui atteignent chaque étape, sur 100 émises, par façon de s’organiser',
    titleOfIsolated: (won) => `Sur 100 opportunités, les entreprises isolées en remportent ${won}`,
    title: (isolatedWon, arm, won) =>
      `Sur 100 opportunités, les entreprises isolées en remportent ${isolatedWon} et ${phraseOf(arm)} ${won}`,
    caption:
      'Sur 100 opportunités émises, celles qui atteignent chaque étape ; la dernière étape est pondérée par la valeur, et perd aussi ce que font des fournisseurs extérieurs du marché ouvert. Les clients émettent les mêmes opportunités quelle que soit l’organisation, hormis ceux qui grandissent quand ils sont bien servis. Les traits fins au bout des barres sont les intervalles.',
  },

  ledger: {
    name: 'Valeur perdue sur 100 opportunités émises, par cause et par façon de s’organiser',
    titleOfIsolated: (lost) => `En valeur, les entreprises isolées perdent ${lost} opportunités sur 100`,
    title: (isolatedLost, arm, lost) =>
      `En valeur, les entreprises isolées perdent ${isolatedLost} opportunités sur 100 et ${phraseOf(arm)} ${lost}`,
    describe: (arm, lost, parts) => `${arms[arm].label} : ${lost} perdues (${parts}).`,
    lost: (size) => `${size} perdues`,
    caption:
      'Valeur perdue par cause, sur 100 opportunités émises ; les segments suivent l’ordre de la liste, et le tableau des opportunités perdues, plus bas, donne chaque nombre avec son intervalle. Ce qui n’est plus perdu à une étape peut encore l’être à une étape suivante.',
  },
};

import type { LeverName } from '#sim-core';
import type { GainPart, Origin, Outcome } from '../../policy/policy-answer.ts';
import { capital } from '../../verdict/wording.ts';
import type { Wording } from '../wording.ts';
import { arms } from './arms.ts';
import { leverNames } from './lever-names.ts';
import { numbers, whole } from './numbers.ts';

type Article = 'les' | 'la' | 'l’';

const articles: Readonly<Record<LeverName, Article>> = {
  broker: 'les',
  events: 'les',
  infrastructure: 'les',
  training: 'les',
  research: 'la',
  investment: 'l’',
  exports: 'les',
  grants: 'les',
  platform: 'la',
};

/** After the preposition “de”. */
const ofArticle: Readonly<Record<Article, string>> = { les: 'des ', la: 'de la ', 'l’': 'de l’' };

/** A way to spend by its name: a lever, or a mix of them. */
function nounOf(name: string): { readonly article?: Article; readonly label: string } {
  if (name === 'equal split') return { article: 'la', label: 'Répartition à parts égales' };
  if (!Object.hasOwn(leverNames, name)) return { label: name };
  const lever = name as LeverName;
  return { article: articles[lever], label: leverNames[lever] };
}

const label = (name: string) => nounOf(name).label;

/** As in `les cours de formation`; the name itself of a mix that somebody named. */
function mix(name: string): string {
  const { article, label: noun } = nounOf(name);
  if (!article) return `« ${name} »`;
  return `${article}${article === 'l’' ? '' : ' '}${uncapital(noun)}`;
}

/** As in `des cours de formation`. */
function ofMix(name: string): string {
  const { article, label: noun } = nounOf(name);
  return article ? `${ofArticle[article]}${uncapital(noun)}` : `de « ${name} »`;
}

/** A verb in the number of a way to spend, as in `les cours de formation rapportent`. */
function does(name: string, singular: string, plural: string): string {
  return `${mix(name)} ${nounOf(name).article === 'les' ? plural : singular}`;
}

const uncapital = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
const mixes = (names: readonly string[]) => numbers.enumeration(names.map(mix));
const ofMixes = (names: readonly string[]) => numbers.enumeration(names.map(ofMix));
const ways = (count: number) => `${whole(count)} façons`;

/** With their article, after “de” where that is needed. */
const partPhrases: Readonly<Record<GainPart, string>> = {
  firms: 'les entreprises',
  related: 'les entreprises liées',
  small: 'les petites entreprises',
  medium: 'les moyennes entreprises',
  large: 'les grandes entreprises',
  home: 'les clients de la région',
  export: 'les clients extérieurs',
};
const parts = (names: readonly GainPart[]) => numbers.enumeration(names.map((name) => partPhrases[name]));

const lossPhrases: Readonly<Record<Exclude<Origin, 'newDemand'>, string>> = {
  unseen: 'parce que personne n’a remarqué l’affaire',
  unwilling: 'parce que personne n’a voulu s’en charger',
  noSkill: 'faute d’une compétence connue',
  noRoom: 'faute de capacité',
  outbid: 'au profit de meilleures offres',
  defected: 'parce qu’un partenaire a fait défection',
};

const headings: Readonly<Record<Outcome, string>> = {
  turnover: 'Chiffre d’affaires, en € par euro public dépensé',
  valueAdded: 'Valeur ajoutée, en € par euro public dépensé',
  jobs: 'Emplois de la dernière année, par million d’euros publics dépensés',
};

const signs = { more: 'de plus', less: 'de moins' };

/** What public money buys: ways to spend it are given by name, numbers as they are told. */
export const policy: Wording['policy'] = {
  mix,
  label,
  perEuro: {
    turnover: '€ de chiffre d’affaires',
    valueAdded: '€ de valeur ajoutée',
    turnoverSpent: '€ de chiffre d’affaires par euro',
    valueAddedSpent: '€ de valeur ajoutée par euro',
    jobs: 'emplois',
    jobsSpent: 'par million d’euros',
  },

  nothing: 'Sans argent, rien ne change : tous les écarts sont exactement nuls.',
  noneSpent: (budget, arm) =>
    `Des ${budget} par an, rien n’est dépensé : l’organisation « ${arms[arm].label} » n’en a pas l’usage, ou l’argent ne suffit jamais ; il est rendu en entier, ou attend.`,
  leads: (name, count, budget, turnover, valueAdded, jobs) =>
    count === 1
      ? `Avec ${budget} par an, ${does(name, 'augmente', 'augmentent')} le chiffre d’affaires : chaque euro public rapporte ${turnover}${valueAdded} ; ${jobs}.`
      : `Parmi ${ways(count)} de dépenser ${budget} par an, ${does(name, 'rapporte', 'rapportent')} le plus de chiffre d’affaires par euro : ${turnover}${valueAdded} ; ${jobs}.`,
  alsoAdds: (valueAdded) => ` et ${valueAdded}`,
  addsUnsurely: (mean, range, unsure) =>
    ` ; l’effet sur la valeur ajoutée (${mean} €, de ${range}, par euro) ${unsure}`,
  addsUndetermined: ' ; l’effet sur la valeur ajoutée est impossible à déterminer',
  jobs: (jobs) => `un million d’euros apporte ${jobs}`,
  jobsUnsurely: (mean, range, unsure) =>
    `celui sur l’emploi (${mean}, de ${range}, par million d’euros) ${unsure}`,
  jobsUndetermined: 'celui sur l’emploi est impossible à déterminer',
  untold: 'ne se distingue pas de zéro',
  perhapsChance: 'peut encore être dû au hasard, avec tant de comparaisons',

  withEffect: (name, mean) => `${mix(name)} (${mean} € par euro)`,
  othersRaise: (list) => `Le chiffre d’affaires augmente aussi avec ${list}.`,
  lowers: (name, count, budget, cost, isGainSeen) =>
    isGainSeen
      ? `${capital(does(name, 'réduit', 'réduisent'))} le chiffre d’affaires, au-delà du hasard : chaque euro coûte ${cost}.`
      : count === 1
        ? `Avec ${budget} par an, ${does(name, 'réduit', 'réduisent')} le chiffre d’affaires : chaque euro public coûte ${cost}.`
        : `Parmi ${ways(count)} de dépenser ${budget} par an, aucune n’augmente le chiffre d’affaires au-delà du hasard, et ${does(name, 'le réduit', 'le réduisent')} : chaque euro public coûte ${cost}.`,
  othersLower: (list) => `Le chiffre d’affaires recule aussi avec ${list}.`,
  falls: {
    valueAdded: (list) => `La valeur ajoutée recule, au-delà du hasard, avec ${list}.`,
    jobs: (list) => `L’emploi recule, au-delà du hasard, avec ${list}.`,
  },
  fallsBy: (name, effect) => `${mix(name)} : ${effect}`,
  soFar: (replications) =>
    `Pour l’instant, ${whole(replications)} réplications sont faites. Leurs intervalles sont donnés ; ce qui dépasse le hasard est dit une seule fois, quand toutes le sont.`,
  standing: (levers, charged) =>
    `Le scénario dépense déjà de l’argent public pour ${mixes(levers)}, environ ${charged} par an sur les années après la bifurcation, avec et sans l’argent étudié : celui-ci s’y ajoute, et les effets sont ceux de ce qu’il ajoute.`,
  allAlike: (budget) =>
    `Avec ${budget} par an, aucune façon de dépenser cet argent ne se distingue d’une autre.`,
  aheadOfAll: (name) =>
    `${capital(does(name, 'devance', 'devancent'))} toutes les autres façons, au-delà du hasard.`,
  alike: (name, alike, behind) =>
    `L’effet ${ofMix(name)} ne se distingue pas de celui ${ofMixes(alike)}${behind.length === 0 ? '' : ` ; il dépasse celui ${ofMixes(behind)}`}.`,

  tooLittle: (budget, sold, replications, names) =>
    `${budget} par an ne suffisent pas pour voir ce que cet argent rapporte : sans lui, la région vend pour environ ${sold} par an, et sur ${whole(replications)} réplications des mêmes années avec et sans l’argent, ${
      names.length === 1
        ? `l’effet ${ofMix(names[0])} sur le chiffre d’affaires ne dépasse pas`
        : `aucune des ${ways(names.length)} de le dépenser n’a sur le chiffre d’affaires un effet qui dépasse`
    } ce que le hasard seul peut produire.`,
  changesNothing: (name) => `${capital(does(name, 'ne change', 'ne changent'))} rien du tout.`,
  guessIsNoGain: (name, effect) =>
    `Même la façon la mieux placée, ${mix(name)}, n’apporte pas de gain : ${effect}.`,
  nearest: (name, effect, needs) =>
    `${capital(does(name, 's’en approche', 's’en approchent'))} le plus, avec ${effect} ; ${needs}.`,
  needsTooMany: 'si l’effet est vraiment si petit, aucun nombre réaliste de réplications ne le montrera',
  needs: (replications, budget) =>
    `si l’effet est bien de cette taille, il faut environ ${replications} réplications pour le voir, ou environ ${budget} par an`,

  jobsGrow: (isMost, name, effect) =>
    isMost
      ? `L’emploi augmente le plus avec ${mix(name)} : ${effect}.`
      : `L’emploi augmente, au-delà du hasard, avec ${mix(name)} : ${effect}.`,
  unseen: (names) =>
    `Aucun effet sur le chiffre d’affaires n’est visible pour ${mixes(names)}, ce qui ne prouve pas qu’il n’y en ait pas.`,
  nearestUnseen: (name, needs) => `L’effet ${ofMix(name)} est le plus près d’être visible : ${needs}.`,

  returned: (name, share, unusableIn) =>
    `${mix(name)} (${share}${unusableIn === undefined ? '' : `, l’organisation « ${arms[unusableIn].label} » n’en ayant pas l’usage`})`,
  allOfIt: 'en entier',
  givenBack: (list) =>
    `De l’argent n’a pas trouvé d’emploi et a été rendu : ${list} ; les effets sont donnés par euro dépensé.`,
  caution:
    'Les intervalles couvrent le hasard, pas le modèle : l’effet immédiat d’un euro est supposé (voir les paramètres des leviers) ; ce qui en découle est calculé.',

  soon: (name, months) => `La moitié de l’effet ${ofMix(name)} est acquise au bout de ${whole(months)} mois.`,
  gain: (kinds, sizes) => `Quant au gain, ${kinds} ; par taille, ${sizes}.`,
  gainOfMarkets: (markets) => `Quant au gain, ${markets}.`,
  undivided: (names) => `on ne peut dire comment il se partage entre ${parts(names)}`,
  soldBy: (share, name, isFirst) => `${isFirst ? 'il est réalisé ' : ''}à ${share} par ${partPhrases[name]}`,
  soldTo: (share, name, isFirst) =>
    `${isFirst ? 'il vient ' : ''}pour ${share} ${partPhrases[name].replace(/^les/, 'des')}`,
  untoldParts: (names) => ` (pour ${parts(names)}, on ne peut rien dire)`,
  demandIsFixed:
    'Les clients demandent exactement autant avec l’argent que sans lui : tout ce qui est vendu en plus serait allé à des rivaux extérieurs à la région, dans le pays ou à l’étranger, ou n’aurait été remarqué par personne.',
  demandGrows:
    'Les clients bien servis demandent davantage : une partie du gain peut donc être une demande nouvelle ; le reste serait allé à des rivaux extérieurs à la région, ou n’aurait été remarqué par personne.',
  newDemand: (mean, range) => `La demande nouvelle représente ${mean} € par euro (${range}).`,
  loss: (size, direction, cause) => `${size} € ${signs[direction]} ${lossPhrases[cause]}`,
  losses: (list) => `Pour chaque euro, on perd ${list}.`,
  bought: (size, direction) =>
    `Pour chaque euro, ${size} € de travail ${signs[direction]} vont à des fournisseurs extérieurs.`,
  nothingLasts: (month, name) =>
    `L’argent s’arrête après le mois ${month} ; la dernière année, plus rien de l’effet ${ofMix(name)} n’est visible.`,
  lasts: (month, size, isGain, funded, isChance) =>
    `L’argent s’arrête après le mois ${month} ; la dernière année, ${isGain ? 'le gain est encore' : 'la perte est'} de ${size} par an, après un gain de ${funded} la dernière année avec l’argent${isChance ? ' ; le hasard a pu produire cette différence' : ''}.`,

  forest: {
    headings,
    name: (heading) => `${heading}, selon la façon de dépenser`,
    soFar: 'Effets à ce stade ; ce qui dépasse le hasard est dit quand toutes les réplications sont faites',
    none: 'Aucune façon de dépenser l’argent ne change le chiffre d’affaires au-delà du hasard',
    lowers: (lowering, count, name, cost) =>
      `${lowering === 1 ? `Une façon sur ${whole(count)} réduit` : `${ways(lowering)} sur ${whole(count)} réduisent`} le chiffre d’affaires au-delà du hasard ; ${does(name, 'coûte', 'coûtent')} ${cost} € de chiffre d’affaires par euro public`,
    raises: (raising, count, name, mean) =>
      `${raising === 1 ? `Une façon sur ${whole(count)} augmente` : `${ways(raising)} sur ${whole(count)} augmentent`} le chiffre d’affaires au-delà du hasard ; ${does(name, 'rapporte', 'rapportent')} ${mean} € de chiffre d’affaires par euro public`,
    caption:
      'Chaque point est l’écart moyen avec la même région sans l’argent, divisé par l’argent dépensé ; le trait est son intervalle. Un point plein est un effet établi au-delà du hasard après correction pour le nombre de façons (Holm) ; un point creux ne l’est pas. Un intervalle qui traverse 0 laisse le signe inconnu. L’ordre est partout celui du chiffre d’affaires par euro.',
  },
  provenance: (replications, arm, seed, interval) =>
    `${whole(replications)} réplications appariées de l’organisation « ${arms[arm].label} », graine ${seed}, ${interval} (t de Student ; par euro, d’un rapport de moyennes).`,
};

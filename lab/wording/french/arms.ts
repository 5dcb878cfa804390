import type { Arm } from '#sim-core';
import type { Wording } from '../wording.ts';

export const arms: Wording['arms'] = {
  isolated: {
    label: 'Isolées',
    rules: 'Chaque entreprise recourt à ses propres compétences et au marché ouvert, sans lien particulier.',
  },
  concentration: {
    label: 'Voisinage',
    rules:
      'Les mêmes entreprises côte à côte : les gens changent d’employeur, le savoir se diffuse, les fournisseurs se trouvent plus vite.',
  },
  cluster: {
    label: 'Cluster',
    rules:
      'Le voisinage, plus des gens qui se connaissent : ils cherchent ce dont un client pourrait avoir besoin, se transmettent du travail et forment des équipes. Chacun reste libre de ses choix.',
  },
  shuffled: {
    label: 'Redistribué',
    rules:
      'Le cluster dont les liens sont redistribués au hasard chaque année : importe-t-il de savoir qui connaît qui ?',
  },
  hub: {
    label: 'Hub',
    rules: 'Tout le travail transmis passe par un seul hub.',
  },
  platform: {
    label: 'Plateforme',
    rules:
      'Chacun est visible de tous sur une plateforme, avec peu de confiance : de l’information sans relations.',
  },
  consolidated: {
    label: 'Fusion',
    rules:
      'Une entreprise unique possède les mêmes personnes, compétences, capacités, clients et trésorerie.',
  },
  planner: {
    label: 'Planificateur',
    rules: 'Quelqu’un qui sait tout attribue le travail : une borne supérieure, pas une politique.',
  },
};

/** What French must know of an arm to speak of it. */
interface Noun {
  readonly phrase: string;
  /** After the preposition “de”. */
  readonly of: string;
  readonly isPlural: boolean;
}

const nouns: Readonly<Record<Arm, Noun>> = {
  isolated: {
    phrase: 'les mêmes entreprises isolées',
    of: 'des mêmes entreprises isolées',
    isPlural: true,
  },
  concentration: {
    phrase: 'les mêmes entreprises simplement voisines',
    of: 'des mêmes entreprises simplement voisines',
    isPlural: true,
  },
  cluster: { phrase: 'le cluster', of: 'du cluster', isPlural: false },
  shuffled: {
    phrase: 'un cluster aux liens redistribués au hasard',
    of: 'd’un cluster aux liens redistribués au hasard',
    isPlural: false,
  },
  hub: {
    phrase: 'une région où tout passe par un seul hub',
    of: 'd’une région où tout passe par un seul hub',
    isPlural: false,
  },
  platform: {
    phrase: 'une région dotée d’une plateforme d’information',
    of: 'd’une région dotée d’une plateforme d’information',
    isPlural: false,
  },
  consolidated: { phrase: 'une entreprise unique', of: 'd’une entreprise unique', isPlural: false },
  planner: { phrase: 'un planificateur omniscient', of: 'd’un planificateur omniscient', isPlural: false },
};

export const phraseOf = (arm: Arm) => nouns[arm].phrase;
export const ofArm = (arm: Arm) => nouns[arm].of;

/** As in `le cluster vend`. */
export function sells(arm: Arm): string {
  const { phrase, isPlural } = nouns[arm];
  return `${phrase} ${isPlural ? 'vendent' : 'vend'}`;
}

/** As in `le cluster en perd`. */
export function losesOfThem(arm: Arm): string {
  const { phrase, isPlural } = nouns[arm];
  return `${phrase} en ${isPlural ? 'perdent' : 'perd'}`;
}

/** As in `le cluster est en tête`. */
export function isAhead(arm: Arm): string {
  const { phrase, isPlural } = nouns[arm];
  return `${phrase} ${isPlural ? 'sont' : 'est'} en tête`;
}

/** As in `le cluster devance`. */
export function surpasses(arm: Arm): string {
  const { phrase, isPlural } = nouns[arm];
  return `${phrase} ${isPlural ? 'devancent' : 'devance'}`;
}

/** After “que”, which loses its vowel before another. */
export function thanArm(arm: Arm): string {
  const { phrase } = nouns[arm];
  return phrase.startsWith('u') ? `qu’${phrase}` : `que ${phrase}`;
}

import type { Arm } from '#sim-core';
import { capital } from '../../verdict/wording.ts';
import type { Wording } from '../wording.ts';
import { isAhead, phraseOf, surpasses } from './arms.ts';
import { whole } from './numbers.ts';

const ahead = (arm: Arm) => capital(isAhead(arm));
const between = (low: string, high: string) => `de ${low} à ${high}`;
const draws = (count: number) =>
  count === 1
    ? 'un tirage du hasard qui lui est propre'
    : `${whole(count)} tirages du hasard qui lui sont propres`;

/** The map of where a difference between two ways of organising changes its sign. */
export const frontier: Wording['frontier'] = {
  side: (name, low, high) => `« ${name} » ${between(low, high)}`,
  value: (name, value) => `« ${name} » à ${value}`,
  share: (share, interval, low, high) => `${share} (${interval} : ${between(low, high)})`,
  everywhere: (direction, outcome, arm, baseline, box) => {
    const [first, second] = direction === 'more' ? [arm, baseline] : [baseline, arm];
    return `En ${outcome}, ${surpasses(first)} ${phraseOf(second)} sur toute la carte, avec ${box}.`;
  },
  onShare: (share, outcome, arm, baseline, box) =>
    `En ${outcome}, ${surpasses(arm)} ${phraseOf(baseline)} sur ${share} de la carte, avec ${box} ; ailleurs, c’est l’inverse.`,

  outside: 'Le scénario lui-même est hors de la carte.',
  certain: 'le signe est certain',
  uncertain: (probability) =>
    `le signe n’est pas certain, la probabilité d’un écart positif étant de ${probability}`,
  here: (own, size, error, sure) =>
    `Le scénario lui-même a ${own} : l’écart y est de ${size} (erreur type ${error}) ; ${sure}.`,

  edge: (x, y, crossings) => {
    const told = crossings.map(
      (at, i) =>
        `à ${at.y} (${between(at.low, at.high)}) quand ${i === 0 ? `« ${x} » est` : 'il est'} à ${at.x}`,
    );
    return `Sur la frontière, « ${y} » est ${told.join(' ; ')}.`;
  },
  aheadBelow: (arm) => `En dessous, ${isAhead(arm)}.`,

  certainty: (confidence, share, pairs, places, replications) =>
    `Le signe est certain à ${confidence} sur ${share} de la carte, d’après ${whole(pairs)} paires de simulations en ${whole(places)} points, chacun avec ${draws(replications)}.`,
  failed: (pairs) => `${whole(pairs)} paires n’ont pu être simulées et sont laissées de côté.`,

  title: (arm, share) => `${ahead(arm)} sur ${share} de la carte`,
  ahead,
  lines: (confidence) => `━ frontière ; ┅ au-delà, le signe est certain à ${confidence}`,
  points: '◆ le scénario lui-même ; · les points simulés',
  name: (contrast) => `Carte de ${contrast}`,
  description: (box, arm, share, certain) =>
    `Avec ${box} : ${isAhead(arm)} sur ${share} de la carte ; le signe est certain sur ${certain}.`,
  youAreHere: 'vous êtes ici',
  shades: (contrast) => `${capital(contrast)} : plus la couleur est foncée, plus l’avance est certaine.`,
  places: (pairs, places, replications, seed) =>
    `${whole(pairs)} paires de simulations en ${whole(places)} points choisis près de la frontière, chacun avec ${draws(replications)}, graine ${seed}.`,
  between: (noise, interval) =>
    `Entre les points, un processus gaussien est ajusté (Matérn 5/2, bruit d’une paire : ±${noise}) ; la bande est son ${interval}.`,
};

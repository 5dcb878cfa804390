import type { Reason } from '../../sensitivity/choose-factors.ts';
import type { Method } from '../../sensitivity/run-sensitivity.ts';
import { capital } from '../../verdict/wording.ts';
import type { Wording } from '../wording.ts';
import { numbers, whole } from './numbers.ts';

const counts = ['aucun', 'un', 'deux', 'trois', 'quatre', 'cinq'];

const measuredBy: Readonly<Record<Method, string>> = {
  morris: 'l’ampleur moyenne de l’effet sur toute la plage',
  sobol: 'la part de la variance qui reste quand tous les autres sont fixés',
  pawn: 'la distance médiane entre distributions',
};

const sizeNames: Readonly<Record<Method, string>> = {
  morris: 'ampleur moyenne de l’effet sur toute la plage (μ*)',
  sobol: 'part totale de la variance, en %',
  pawn: 'distance médiane entre distributions',
};

const reasons: Readonly<Record<Reason, string>> = {
  measured: 'valeur connue par des données, du modèle ou du scénario',
  setting: 'réglage du temps et non du monde',
  zero: 'valeur nulle ou au bout de sa plage, dont une part ne fait rien varier',
  path: 'valeur donnée au cours du temps',
  idle: 'sans effet sur une courte simulation, aux deux bouts de la plage',
  constant: 'une seule valeur dans la plage, une fois celle-ci resserrée et arrondie aux nombres entiers',
};

const counted = (count: number, isGroup: boolean) =>
  `${whole(count)} ${isGroup ? 'groupe' : 'paramètre'}${count < 2 ? '' : 's'}`;
const quoted = (name: string) => `« ${name} »`;

/** What an answer depends on. */
export const sensitivity: Wording['sensitivity'] = {
  none: (count, isGroup, subject) =>
    `Sur ${counted(count, isGroup)}, aucun n’a sur ${subject} un effet qui se distingue du hasard : il faut davantage de simulations.`,
  most: (count, isGroup, subject, leaders, isTop, method) => {
    const isOne = leaders.length === 1;
    const which = isTop ? '' : isOne ? 'se distingue du hasard et ' : 'se distinguent du hasard et ';
    const subjects = isOne ? 'celui qui' : `les ${counts[leaders.length]} qui`;
    const names = numbers.enumeration(leaders.map(({ name, size }) => `${quoted(name)} (${size})`));
    return `Sur ${counted(count, isGroup)}, ${subjects} ${which}${isOne ? 'compte' : 'comptent'} le plus pour ${subject} ${isOne ? 'est' : 'sont'} ${names} ; entre parenthèses, ${measuredBy[method]}.`;
  },
  flat: (count, isGroup, subject, mean) =>
    `Sur ${counted(count, isGroup)}, aucun ne change ${subject} : à hasard égal, la valeur est la même en tout point (${mean} en moyenne), et rien ne peut être classé.`,
  tooSmall: ({ count, isGroup, subject, names, lacking, rows, next }) => {
    const which =
      lacking === names.length
        ? numbers.enumeration(names.map(quoted))
        : `${whole(lacking)} sur ${counted(count, isGroup)}`;
    const remedy = `essayez ${whole(next)} lignes ou plus (--size ${next}).`;
    const fault = `L’échantillon est trop petit : ${whole(rows)} lignes ne déterminent pas comment se partage la variance, pour ${subject}`;
    if (lacking === count) return `${fault} : ${remedy}`;
    return `${fault}. La part totale estimée de ${which} sort de 0 à 100 % avec tout son intervalle, là où aucune part ne peut être : ${remedy}`;
  },
  firstOrders: (lacking, isGroup, rows) =>
    `L’effet de premier ordre de ${counted(lacking, isGroup)} n’est pas déterminé : tout son intervalle est au-dessous de 0, où aucune part ne peut être ; ${whole(rows)} lignes n’y suffisent pas.`,
  notDetermined: 'non déterminé : trop peu de lignes',
  rule: 'Se distingue du hasard ce que le hasard seul ne montrerait que rarement : sa valeur p, ajustée selon Holm sur tout ce qui est classé, est inférieure à 5 %. La règle est la même pour tous et pour chaque méthode ; un grand effet qui varie beaucoup d’une réplication à l’autre peut y échouer là où un petit effet régulier la passe.',
  eitherWay: (size) => `${size}, dans un sens ou dans l’autre`,
  rest: ({ count, blurred, method, largest, floor }) => {
    const isEffect = method === 'morris';
    const told =
      count === 1
        ? `L’autre ${isEffect ? 'a un effet de' : 'atteint'} ${largest}`
        : `Les ${whole(count)} autres ${isEffect ? 'ont chacun un effet d’au plus' : 'atteignent chacun au plus'} ${largest}`;
    if (blurred === 0) return `${told}.`;
    const effects =
      blurred < count
        ? `${whole(blurred)} de ces effets ne se ${blurred === 1 ? 'distingue' : 'distinguent'} pas`
        : count === 1
          ? 'cet effet ne se distingue pas'
          : 'aucun de ces effets ne se distingue';
    return `${told} ; ${effects} du hasard, qui peut à lui seul en montrer jusqu’à environ ${floor} là où les réplications diffèrent comme d’ordinaire.`;
  },
  noPairs: 'Deux à deux, aucun n’apporte une part de la variance qui se distingue de 0.',
  pair: (names, share) => `${names.map(quoted).join(' et ')} apportent ${share}`,
  pairs: (list) => `Par leur seule combinaison, ${list} de la variance.`,
  caution: (method, size, points, replications, runs) => {
    const unit = { morris: 'trajectoires', sobol: 'lignes', pawn: 'points' }[method];
    return `D’après ${whole(size)} ${unit}, soit ${points} jeux de paramètres avec ${replications === 1 ? 'une réplication' : `${whole(replications)} réplications`} chacun, et ${runs} simulations de chaque organisation.`;
  },
  isSmall:
    'C’est peu : les intervalles sont larges, et des voisins dans le classement peuvent échanger leurs places.',
  isTooSmall: (least) =>
    `C’est trop peu pour des intervalles, qui en demandent au moins ${whole(least)} ; des voisins dans le classement peuvent échanger leurs places.`,
  leftOut: (count, reason, names) =>
    count === 1
      ? `Un paramètre n’a pas été déplacé (${reasons[reason]}) : ${names}`
      : `${whole(count)} paramètres n’ont pas été déplacés (${reasons[reason]}) : ${names}`,
  narrowed: (count, names) =>
    `${count === 1 ? 'Un paramètre' : `${whole(count)} paramètres`} sur une plage plus étroite, pour que les conditions qui les lient soient respectées : ${names}`,

  ranking: {
    title: (contrast) => `Ce qui fait varier ${contrast}`,
    name: (count, method) => `Les plus grands effets sur ${whole(count)}, mesurés par : ${sizeNames[method]}`,
    bar: (name, size) => `${name} : ${size}.`,
    caption: (method) =>
      `${capital(sizeNames[method])} ; les traits sont des intervalles de bootstrap à 95 % ; les barres creuses ne se distinguent pas du hasard (p selon Holm d’au moins 5 %) ; la ligne tiretée est ce que le hasard seul montre au plus pour l’un quelconque d’entre eux, dans 19 expériences sur 20, là où les réplications diffèrent comme d’ordinaire.`,
  },
  corners: {
    title: 'Par sommet du diamant',
    name: 'Ampleur de l’effet de chaque paramètre, par sommet',
    corner: (corner, most) => `${corner} : jusqu’à ${most}.`,
    caption: 'Un point par paramètre ; les points pleins se distinguent du hasard.',
  },
  ofVariance: '% de la variance',
  distance: 'distance',
  provenance: (method, size, points, replications, runs, seed) =>
    `${capital(method)}, taille ${whole(size)} : ${whole(points)} jeux de paramètres, ${replications === 1 ? 'une réplication' : `${whole(replications)} réplications`} chacun, ${whole(runs)} simulations de chaque organisation, graine ${seed}.`,
};

import type { Cause } from '../../comparison.ts';
import { capital } from '../../verdict/wording.ts';
import type { Wording } from '../wording.ts';
import { losesOfThem, phraseOf, sells, thanArm } from './arms.ts';

const lossPhrases: Readonly<Record<Cause, string>> = {
  unseen: 'parce que personne ne les remarque',
  unwilling: 'faute de volonté',
  noSkill: 'faute d’une compétence connue',
  noRoom: 'faute de capacité',
  outbid: 'au profit de rivaux',
  defected: 'parce qu’un partenaire fait défection',
};

const profit = 'Le bénéfice après ces coûts, avant recherche et investissement,';
const isolatedTurnover = 'du chiffre d’affaires des entreprises isolées';
const signs = { more: 'de plus', fewer: 'de moins', less: 'de moins' };

/** Sentences of the verdict. */
export const verdict: Wording['verdict'] = {
  isolatedAlone: (turnover, interval) =>
    `Isolées, les entreprises vendent pour ${turnover} par an (${interval}).`,
  luckCaution:
    'L’intervalle couvre le hasard, pas le modèle : des règles ou des paramètres erronés n’y sont pas compris.',
  modelCaution:
    'L’intervalle couvre le hasard, pas le modèle. Seules les entreprises isolées sont calibrées sur des données ; l’écart découle de règles de recherche, de confiance et de rencontre qui sont en partie supposées, et d’autres règles pourraient donner une autre réponse.',

  sellsAsMuch: ({ arm, baseline }) => `${capital(sells(arm))} exactement autant ${thanArm(baseline)}.`,
  undetermined: ({ arm, baseline }) =>
    `On ne peut déterminer l’écart de chiffre d’affaires entre ${phraseOf(arm)} et ${phraseOf(baseline)} : les réplications sont trop peu nombreuses, ne varient pas ou ne vendent presque rien, et ne permettent aucun intervalle.`,
  notToldApart: ({ arm, baseline, isOfIsolated }, less, more, interval) =>
    `On ne peut départager ${phraseOf(arm)} et ${phraseOf(baseline)} : ${sells(arm)} entre ${less} % de moins et ${more} % de plus${isOfIsolated ? `, en parts ${isolatedTurnover}` : ''} (${interval}).`,
  sells: ({ arm, baseline, isOfIsolated }, direction, size, interval) =>
    isOfIsolated
      ? `${capital(sells(arm))} ${direction === 'more' ? 'plus' : 'moins'} ${thanArm(baseline)} : l’écart est de ${size} % ${isolatedTurnover} (${interval}).`
      : `${capital(sells(arm))} ${size} % ${signs[direction]} ${thanArm(baseline)} (${interval}).`,

  loss: (size, direction, cause) => `${size} ${signs[direction]} ${lossPhrases[cause]}`,
  loses: (arm, losses) => `Sur 100 opportunités, pondérées par leur valeur, ${losesOfThem(arm)} ${losses}.`,
  alsoLoses: (arm, losses) =>
    `Mais ${losesOfThem(arm)} aussi ${losses} : ce qui n’est plus perdu à une étape peut encore l’être à une étape suivante.`,
  noCause:
    'Aucune cause de perte d’opportunités ne s’écarte, au-delà du hasard, de ce qu’elle est chez les entreprises isolées.',

  attention: (verb, worth, percent) =>
    `Cette façon de travailler ${verb === 'takes' ? 'demande' : 'épargne'} du temps et de l’attention pour une valeur de ${worth} par an${percent && `, soit ${percent} % ${isolatedTurnover}`}.`,
  defection: (size) => `En valeur, des partenaires font défection sur ${size} % des opportunités.`,
  sameProfit: `${profit} est exactement celui des entreprises isolées.`,
  profitUndetermined:
    'On ne peut déterminer de combien le bénéfice diffère de celui des entreprises isolées : les réplications ne permettent aucun intervalle.',
  profitNotToldApart: (less, more, interval) =>
    `${profit} ne se distingue pas de celui des entreprises isolées : entre ${less} de moins et ${more} de plus par an (${interval}).`,
  profit: (direction, size, interval) =>
    `${profit} est ${direction === 'higher' ? 'supérieur' : 'inférieur'} de ${size} par an à celui des entreprises isolées (${interval}).`,

  reach: (reach, replications, holding, outOf) =>
    `Après ${replications.toLocaleString('fr')} réplications, l’intervalle est de ±${reach} % ${isolatedTurnover} : environ ${holding} intervalles de ce genre sur ${outOf.toLocaleString('fr')} contiennent le véritable écart du modèle.`,
  tooWide: (wanted) =>
    `C’est plus large que les ±${wanted.toLocaleString('fr', { maximumFractionDigits: 20 })} % voulus ; d’autres réplications le resserreraient.`,
  commonLuck: (gain) =>
    `Le hasard est le même pour toutes les façons de s’organiser ; si chacune avait le sien, le même intervalle demanderait environ ${gain} fois plus de réplications.`,
};

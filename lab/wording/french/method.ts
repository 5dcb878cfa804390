import type { Wording } from '../wording.ts';

const told = (value: number) => value.toLocaleString('fr', { maximumFractionDigits: 20 });

/** How the numbers were computed, and what they are not. */
export const method: Wording['method'] = {
  heading: 'Comment c’est calculé',
  story:
    'Une région d’entreprises, d’entreprises liées, d’institutions et de clients est simulée mois par mois. Elle vit ses premières années sous les règles des entreprises isolées ; puis son état bifurque, et chaque façon de s’organiser continue à partir des mêmes octets, avec les mêmes clients, les mêmes rivaux et le même hasard. Seules les règles diffèrent : qui peut être trouvé, avec quelle confiance et à quel coût, et qui décide.',
  arms: 'Les façons de s’organiser',
  isNot: 'Ce que ce n’est pas',
  noForecast:
    'Pas une prévision pour une région réelle : on y lit ce qui découle de règles énoncées, dans une région comme celle-ci.',
  calibrated:
    'Seules les entreprises isolées sont calibrées, sur des taux d’utilisation, de succès, de création, de fermeture et de survie.',
  noTarget: 'L’écart entre façons de s’organiser n’est jamais une cible : il découle des règles.',
  luckOnly:
    'Les intervalles couvrent le hasard : des clients, des rivaux et des rencontres fortuites qui auraient pu être autres. Ils ne couvrent pas l’incertitude structurelle : d’autres règles, ou d’autres valeurs des paramètres supposés, pourraient donner une autre réponse, voire de signe contraire.',
  moreRuns:
    'Davantage de réplications resserrent un intervalle ; elles ne rendent pas les règles plus vraies.',
  again: 'Comment retrouver les mêmes nombres',
  sameBytes:
    'La même empreinte de scénario, la même version, les mêmes façons de s’organiser et le même nombre de réplications donnent les mêmes octets sur toute machine. Si le calcul a reçu sa propre graine ou son propre fichier, redonnez les mêmes : l’empreinte dit si c’est bien le cas.',
  facts: {
    scenario: 'Scénario',
    hash: 'Empreinte',
    program: 'Programme',
    seed: 'Graine',
    sample: 'Échantillon',
    years: 'Années',
    arms: 'Comparées',
    replications: 'Réplications',
    intervals: 'Intervalles',
    precision: 'Précision',
  },
  seed: (seed) =>
    `${seed}, la clé de chaque tirage ; la même opportunité rencontre le même hasard dans chaque façon de s’organiser`,
  years: (burnIn, branch) =>
    `${burnIn} sous les règles des entreprises isolées, puis ${branch} dans chaque façon de s’organiser`,
  replications: (count) => `${told(count)}, appariées entre façons de s’organiser`,
  intervals: (percent) =>
    `à ${told(percent)} %, t de Student sur les réplications ; les écarts et les parts sont des rapports de moyennes de différences appariées, à variance linéarisée (Cochran 1977, section 6.4)`,
  precision: (reached, wanted) =>
    `±${reached} % du chiffre d’affaires des entreprises isolées atteints pour l’écart principal ; ±${told(wanted)} % étaient voulus`,
  tooFew: (precision) => `${precision}, il faut donc plus de réplications`,
};

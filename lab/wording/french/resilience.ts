import type { DocumentShock } from '#scenarios';
import type { Wording } from '../wording.ts';
import { arms, phraseOf } from './arms.ts';
import { numbers, whole } from './numbers.ts';

const markets: Readonly<Record<NonNullable<DocumentShock['market']>, string>> = {
  home: ' des clients de la région',
  export: ' des clients extérieurs',
};

const percentOf = (share: number) =>
  numbers.percent((100 * share).toLocaleString(numbers.locale, { maximumFractionDigits: 2 }));

/** What a shock takes. */
export const resilience: Wording['resilience'] = {
  shock: ({ shock, size, months, market, skill }) => {
    const lasting = months === undefined ? '' : ` pendant ${whole(months)} mois`;
    switch (shock) {
      case 'demand': {
        const whose = `${market === undefined ? '' : markets[market]}${skill === undefined ? '' : ` en compétence ${skill}`}`;
        return `une chute de ${percentOf(size)} de la demande${whose}${lasting}`;
      }
      case 'frontier':
        return `un bond du savoir mondial, qui ôte ${percentOf(size)} à chaque compétence`;
      case 'credit':
        return `un resserrement du crédit de ${percentOf(size)}${lasting}`;
      case 'institutions':
        return size === 1
          ? 'la fermeture de l’institution la mieux reliée'
          : `la fermeture des ${whole(size)} institutions les mieux reliées`;
      case 'best-connected':
        return size === 1
          ? 'la perte de l’entreprise la mieux reliée'
          : `la perte des ${whole(size)} entreprises les mieux reliées`;
      case 'random-loss':
        return size === 1
          ? 'la perte d’une entreprise tirée au sort'
          : `la perte de ${whole(size)} entreprises tirées au sort`;
    }
  },
  loss: (arm, size) => `${size} pour ${phraseOf(arm)}`,
  title: (shock, losses) =>
    `Après ${shock}, la perte maximale de chiffre d’affaires est de ${numbers.enumeration(losses)}`,
  name: (shock) => `Chiffre d’affaires perdu après ${shock}, par mois et par façon de s’organiser`,
  inMonth: (loss, month) => `${loss} au mois ${month}`,
  describe: (arm, losses) => `${arms[arm].label} : ${losses}.`,
  caption: (interval, replications, seed) =>
    `Chiffre d’affaires des six derniers mois perdu par le choc, en pour cent de ce que la même organisation vend sans lui, avec le même hasard. Les bandes montrent l’${interval} de chaque mois pris à part. ${whole(replications)} réplications appariées, graine ${seed}.`,
  axis: '% de ventes perdues',
  strike: 'choc',
};

import { figure } from '../../verdict/wording.ts';
import type { Wording } from '../wording.ts';

const locale = 'fr';
const intervalName = (confidence: number) =>
  `intervalle à ${(100 * confidence).toLocaleString(locale, { maximumFractionDigits: 6 })} %`;

/** A whole number. */
export const whole = (count: number) => count.toLocaleString(locale);

/** Numbers and what stands around them. */
export const numbers: Wording['numbers'] = {
  locale,
  colon: ' : ',
  money,
  enumeration: (parts) =>
    parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} et ${parts.at(-1)!}`,
  intervalName,
  percent: (size) => `${size} %`,
  range: (low, high) => `${low} à ${high}`,
  intervalOf: (confidence, low, high) => `${intervalName(confidence)} : de ${low} à ${high}`,

  undetermined: 'impossible à déterminer',
  noInterval: (confidence) => `${intervalName(confidence)} impossible à déterminer`,

  equal: 'exactement égal dans chaque réplication',
  notToldApart: 'ne se distingue pas de 0',
  above: 'au-dessus de 0 au-delà du hasard',
  below: 'en dessous de 0 au-delà du hasard',
};

/** As precise as in English; below a million in whole euros, for French does not count thousands apart. */
function money(thousands: number): string {
  const sign = thousands < 0 ? '−' : '';
  const size = Math.abs(thousands);
  if (size >= 1e6) return `${sign}${inUnits(size / 1e6, 'milliard')} d’euros`;
  if (size >= 1e3) return `${sign}${inUnits(size / 1e3, 'million')} d’euros`;
  const step = size < 10 ? 100 : 1000;
  const euros = Math.round((1000 * size) / step) * step;
  return `${sign}${euros === 0 ? figure(1000 * size, 0, locale) : figure(euros, 0, locale)} €`;
}

/** The plural begins at 2. */
function inUnits(size: number, unit: string): string {
  const isSingular = Number(size.toFixed(1)) < 2;
  return `${figure(size, 1, locale)} ${unit}${isSingular ? '' : 's'}`;
}

import type { Wording } from '../wording.ts';

/** What is said where a scenario simulates one organisation in so many. */
export const sample: Wording['sample'] = {
  rule: (times) =>
    `Une organisation sur ${times} est simulée. Les totaux, l’argent public et les entreprises perdues lors d’un choc sont ceux de toute la région, soit ${times} fois l’échantillon ; les réseaux et l’indice de Herfindahl sont ceux de l’échantillon.`,
  fact: (times) => `une organisation sur ${times} ; les totaux sont ceux de toute la région`,
};

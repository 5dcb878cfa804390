/**
 * Training: an institution teaches the people tied to it, in its focus skills.
 *
 * Proposition  P4, P5 (Factors matter, and together with Related)
 * Source       MODEL 4.8
 */
import type { Context } from '../context.ts';
import { EMPTY, FACTOR, SEATS, TIES } from '../world/columns.ts';
import { learned } from './learning.ts';
import type { Mechanism } from './mechanism.ts';

export const training: Mechanism = {
  name: 'training',
  reads: [
    'region.rows',
    'region.institutions',
    'organisations.kind',
    'organisations.seat',
    'organisations.peopleCount',
    'people.tieCount',
    'people.tiePerson',
    'people.tieWeight',
    'people.employer',
  ],
  writes: ['organisations.skill'],
  draws: [],
  apply: train,
};

function train(context: Context): void {
  const { world, governance } = context;
  if (governance.meets !== 'people' || world.region.institutions[0] === 0) return;
  const { kind, seat, peopleCount } = world.organisations;
  const { tieCount, tiePerson, tieWeight, employer } = world.people;
  const rows = world.region.rows[0];
  for (let o = 0; o < rows; o += 1) {
    if (kind[o] === EMPTY || kind[o] === FACTOR) continue;
    for (let s = o * SEATS; s < o * SEATS + peopleCount[o]; s += 1) {
      const first = seat[s] * TIES;
      for (let i = first; i < first + tieCount[seat[s]]; i += 1) {
        const teacher = employer[tiePerson[i]];
        if (teacher >= 0 && kind[teacher] === FACTOR) teach(context, teacher, o, tieWeight[i]);
      }
    }
  }
}

/** s + rate · w · (1 − s), in each skill that both hold. */
function teach({ world, parameters, years }: Context, teacher: number, pupil: number, weight: number): void {
  const { skill } = world.organisations;
  const skillCount = world.sizes.skills;
  for (let k = 0; k < skillCount; k += 1) {
    if (skill[teacher * skillCount + k] < parameters.skillHeld) continue;
    const place = pupil * skillCount + k;
    if (skill[place] >= parameters.skillHeld)
      skill[place] = learned(skill[place], parameters.training * years * weight);
  }
}

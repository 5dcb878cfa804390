import type { Parameters } from '../parameters/registry.ts';
import { LINE } from './table.ts';
import type { World } from './world.ts';

/** Least level of an organisation over some skills, or 0 when it does not hold them all. */
export function fitOf(
  world: World,
  parameters: Parameters,
  organisation: number,
  skills: Int32Array,
  count: number,
): number {
  const { skill } = world.organisations;
  const start = organisation * world.sizes.skills;
  let fit = 1;
  for (let i = 0; i < count; i += 1) {
    const level = skill[start + skills[i]];
    if (level < parameters.skillHeld) return 0;
    if (level < fit) fit = level;
  }
  return fit;
}

/** Room for more work: backlog + load ≤ horizon · capacity · effort. */
export function hasRoom(world: World, parameters: Parameters, organisation: number, load: number): boolean {
  const { backlogVolume, capacity, effort } = world.organisations;
  return (
    backlogVolume[organisation * LINE] + load <=
    parameters.horizon * capacity[organisation * LINE] * effort[organisation * LINE]
  );
}

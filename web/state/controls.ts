import type { ParameterName } from '#sim-core';
import type { en } from '../texts/en.ts';

export type ControlName = keyof typeof en.controls & ParameterName;
export type GroupName = Exclude<keyof typeof en.groups, 'policy'>;

/** The controls in plain words, by corner of the diamond and part of the theory. */
export const groups: Readonly<Record<GroupName, readonly ControlName[]>> = {
  firms: ['skillLevel', 'researchShare', 'rivalFit', 'rivalCount'],
  demand: ['demandRate', 'exportShare', 'sophisticationHigh', 'twoSkills'],
  related: ['relatedShare', 'complementarySkillCount'],
  factors: ['factorShare', 'training'],
  attitudes: ['salesViewMean', 'redirectMean', 'benchmarkMean'],
  social: ['contactRate', 'meetingStrength', 'tieDecay', 'defection'],
  region: ['organisationCount', 'regionRadius', 'mobilityRate', 'distanceScale'],
};

/** Sliders end where the model is still at home; the registry allows more, and expert mode all of it. */
export const sliderEnds: Readonly<Partial<Record<ControlName, readonly [number, number]>>> = {
  demandRate: [1, 40],
  organisationCount: [10, 600],
  regionRadius: [1, 150],
  distanceScale: [1, 200],
  training: [0, 0.5],
  tieDecay: [0, 2],
  defection: [0, 0.5],
};

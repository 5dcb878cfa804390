import { type LeverName, type Parameter, type Scenario, leverNames, levers, registry } from '#sim-core';
import type { Mix } from './mix.ts';
import type { Conversion } from './policy-answer.ts';

/** How the levers of some mixes turn money into effect, as the scenario has it. */
export function conversionsOf({ parameters }: Scenario, mixes: readonly Mix[]): Conversion[] {
  const isUsed = (lever: LeverName) => mixes.some(({ shares }) => (shares[lever] ?? 0) > 0);
  return leverNames.filter(isUsed).flatMap((lever) =>
    levers[lever].conversions.map((parameter) => {
      const { unit, min, max, grade, source, description }: Parameter = registry[parameter];
      const value = parameters[parameter];
      return { lever, parameter, value, unit, min, max, grade, source, description };
    }),
  );
}

import type { DocumentShock } from '#scenarios';
import type { Arm } from '#sim-core';
import { armGuide } from '../../report/arm-guide.ts';
import { armPhrases, capital } from '../../verdict/wording.ts';

/** What a shock takes. */
export const resilience = {
  /** As people would say it, as in `a fall of demand by 30 % for 24 months`. */
  shock: ({ shock, size, months, market, skill }: DocumentShock) => {
    const percent = `${Number((100 * size).toFixed(2))} %`;
    const lasting = months === undefined ? '' : ` for ${months} months`;
    const several = size === 1 ? '' : `${size} `;
    switch (shock) {
      case 'demand': {
        const whose = `${market === undefined ? '' : `${market} `}demand${skill === undefined ? '' : ` for skill ${skill}`}`;
        return `a fall of ${whose} by ${percent}${lasting}`;
      }
      case 'frontier':
        return `a jump of the frontier that takes ${percent} of every skill`;
      case 'credit':
        return `a credit squeeze of ${percent}${lasting}`;
      case 'institutions':
        return `the closure of ${size === 1 ? 'the best-connected institution' : `the ${several}best-connected institutions`}`;
      case 'best-connected':
        return `the loss of the ${several}best-connected ${size === 1 ? 'company' : 'companies'}`;
      case 'random-loss':
        return `the loss of ${size === 1 ? 'one company' : `${size} companies`} drawn by lot`;
    }
  },
  loss: (arm: Arm, size: string) => `from ${armPhrases[arm]} ${size}`,
  title: (shock: string, losses: readonly string[]) =>
    `${capital(shock)} takes at worst ${losses.join(', ')} of turnover`,
  name: (shock: string) => `Turnover lost to ${shock}, by month and arm`,
  inMonth: (loss: string, month: number) => `${loss} in month ${month}`,
  describe: (arm: Arm, losses: string) => `${armGuide[arm].label}: ${losses}.`,
  caption: (interval: string, replications: number, seed: number) =>
    `Turnover of the last six months lost to the shock, in per cent of what the same arm sells without it, with the same luck. Bands are the ${interval}s of each month by itself. ${replications} paired replications, seed ${seed}.`,
  axis: '% of turnover lost',
  strike: 'shock',
};

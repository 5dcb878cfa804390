import type { Arm } from '#sim-core';
import { armPhrases, intervalName } from '../../verdict/wording.ts';
import { armGuide } from '../../report/arm-guide.ts';

const beside = 'Against the same firms isolated, turnover';
const lowerLabel = (arm: Arm) => armGuide[arm].label.toLowerCase();
const inLastYear = (arm: Arm) =>
  `Up to the branch all arms sell the same; over the last year ${armPhrases[arm]}`;

/** Titles, text alternatives and captions. */
export const figures = {
  provenance: (replications: number, seed: number, confidence: number) =>
    `${replications === 1 ? '1 replication' : `${replications} paired replications`}, seed ${seed}, ${intervalName(confidence)}s (Student’s t).`,
  isolatedIsZero: 'Isolated = 0',

  arms: {
    name: 'Gap of turnover to isolated, by arm, with its interval',
    titleOfOne: (arm: Arm, size: string) => `${beside} of ${armPhrases[arm]} differs by ${size}`,
    titleOfAll: (least: Arm, leastSize: string, most: Arm, mostSize: string) =>
      `${beside} differs by ${leastSize} (${lowerLabel(least)}) to ${mostSize} (${lowerLabel(most)})`,
    caption: (years: number) =>
      `Mean turnover of the ${years} years after the branch less that of isolated firms, in per cent of isolated turnover. Dots are means, bars are intervals; an interval that crosses 0 leaves the direction open.`,
  },

  eventStudy: {
    name: 'Monthly gap of turnover to isolated, by arm, around the branch',
    titleOfNone: (arm: Arm) => `${inLastYear(arm)} still sells exactly as much as isolated firms`,
    titleOfUndecided: (arm: Arm) => `${inLastYear(arm)} cannot be told apart from isolated firms`,
    titleOf: (arm: Arm, direction: 'more' | 'less', size: string, interval: string) =>
      `${inLastYear(arm)} sells ${size} % ${direction} than isolated firms (${interval})`,
    point: (gap: string, month: number, range: string) => `${gap} in month ${month} (${range})`,
    caption:
      'Turnover of each month less that of isolated firms, in per cent of isolated turnover of the same month. Up to the branch (month 0) every arm is the same run, so the gap is exactly 0; from then on only the rules differ. Bands are the intervals of each month by itself, not of the whole line.',
    months: 'months since the branch',
    branch: 'branch',
  },

  funnel: {
    name: 'Opportunities that reach each stage, of 100 issued, by arm',
    titleOfIsolated: (won: string) => `Of every 100 opportunities, isolated firms win ${won}`,
    title: (isolatedWon: string, arm: Arm, won: string) =>
      `Of every 100 opportunities, isolated firms win ${isolatedWon} and ${armPhrases[arm]} ${won}`,
    caption:
      'Of every 100 opportunities issued, those that reach each stage; the last stage is weighed by value, and also loses what open-market suppliers outside do. Customers issue the same opportunities in every arm, but for clients who grow when served well. Thin lines at the ends of bars are intervals.',
  },

  ledger: {
    name: 'Value lost of 100 issued, by cause and arm',
    titleOfIsolated: (lost: string) => `By value, isolated firms lose ${lost} of every 100 opportunities`,
    title: (isolatedLost: string, arm: Arm, lost: string) =>
      `By value, isolated firms lose ${isolatedLost} of every 100 opportunities and ${armPhrases[arm]} ${lost}`,
    describe: (arm: Arm, lost: string, parts: string) => `${armGuide[arm].label} loses ${lost}: ${parts}.`,
    lost: (size: string) => `${size} lost`,
    caption:
      'Value lost by cause, of every 100 issued; segments stand in the order of the list, and the table of lost opportunities below has every number with its interval. What is no longer lost at one stage can still be lost at a later one.',
  },
};

import { cluster } from './cluster.ts';
import { concentration } from './concentration.ts';
import { consolidated } from './consolidated.ts';
import { type Arm, type Governance, armsLength } from './governance.ts';
import { hub } from './hub.ts';
import { planner } from './planner.ts';
import { platform } from './platform.ts';
import { shuffled } from './shuffled.ts';

/** The implementation of each arm. */
export const governanceOf: Readonly<Record<Arm, Governance>> = {
  isolated: armsLength,
  concentration,
  cluster,
  shuffled,
  hub,
  platform,
  consolidated,
  planner,
};

import type { Arm } from '#sim-core';
import type { Stage } from '../../comparison.ts';
import { type ArmGuide, armGuide } from '../../report/arm-guide.ts';
import { causeTexts } from '../../report/cause-texts.ts';

export const arms: Readonly<Record<Arm, Pick<ArmGuide, 'label' | 'rules'>>> = armGuide;

export const causes = causeTexts;

export const stages: Readonly<Record<Stage, { readonly name: string; readonly meaning: string }>> = {
  issued: { name: 'Issued', meaning: 'customers ask for it' },
  noticed: { name: 'Noticed', meaning: 'somebody whom they know sees it' },
  routed: { name: 'Routed', meaning: 'the region has a proposal' },
  bid: { name: 'Bid', meaning: 'good enough for the customer' },
  won: { name: 'Won', meaning: 'the region wins it' },
  delivered: { name: 'Delivered', meaning: 'the work is done, by value' },
};

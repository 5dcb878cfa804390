import type { Cause } from '../comparison.ts';

/** How the report names the causes of loss. */
export const causeTexts: Readonly<Record<Cause, { readonly name: string; readonly meaning: string }>> = {
  unseen: { name: 'Unseen', meaning: 'nobody whom the customer knows noticed' },
  unwilling: { name: 'Unwilling', meaning: 'nobody would search, or those asked refused' },
  noSkill: { name: 'No skill', meaning: 'no holder of a needed skill was known or found' },
  noRoom: { name: 'No room', meaning: 'those who could had no capacity left' },
  outbid: { name: 'Outbid', meaning: 'a rival was better, or the offer below the customer’s standard' },
  defected: { name: 'Defected', meaning: 'won, then lost because a partner defected' },
};

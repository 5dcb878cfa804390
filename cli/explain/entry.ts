/** Parts of the glossary, in the order in which they are read. */
export const groups = [
  'arm',
  'term',
  'measure',
  'cause of loss',
  'stage of the funnel',
  'structure',
  'lever',
  'shock',
  'proposition',
  'parameter',
] as const;

export type Group = (typeof groups)[number];

/** How a group is headed, and what its members are. */
export const groupTexts: Readonly<Record<Group, { readonly heading: string; readonly meaning: string }>> = {
  arm: {
    heading: 'Arms',
    meaning:
      'ways of organising that are compared; each starts from the same bytes, and only its rules differ',
  },
  term: { heading: 'Terms', meaning: 'words that the answers and the documents use' },
  measure: { heading: 'Measures', meaning: 'numbers that a run records every month' },
  'cause of loss': {
    heading: 'Causes of loss',
    meaning: 'why an opportunity does not become turnover of the region; each is lost by one cause',
  },
  'stage of the funnel': { heading: 'Stages of the funnel', meaning: 'what an opportunity passes' },
  structure: {
    heading: 'Structures',
    meaning: 'how the firms of a real cluster hang together; a label of a scenario, which changes no number',
  },
  lever: {
    heading: 'Levers',
    meaning: 'public programmes that a scenario can fund; each turns money into what the model already knows',
  },
  shock: { heading: 'Shocks', meaning: 'what may go wrong in a scenario, in every arm alike' },
  proposition: {
    heading: 'Propositions',
    meaning: 'what the theory says, each to be tested by an experiment',
  },
  parameter: { heading: 'Parameters', meaning: 'numbers that the model runs on; a scenario may change each' },
};

/** One thing that can be explained. */
export interface Entry {
  readonly group: Group;
  readonly name: string;
  readonly definition: string;
  /** Unit, source and whatever else there is to know, in the order in which it is told. */
  readonly details: readonly (readonly [label: string, text: string])[];
}

import type { ScenarioDocument } from '#scenarios';
import { type ParameterName, registry } from '#sim-core';

/** The schema that `init` puts beside a scenario. */
export const schemaFile = 'carat.schema.json';

/** What most people will want to change, with values unlike the model's own. */
const changes: Partial<Record<ParameterName, number>> = {
  organisationCount: 60,
  relatedShare: 0.3,
  factorShare: 0.05,
  regionRadius: 20,
  exportShare: 0.3,
  contactRate: registry.contactRate.value,
};

/** A scenario to begin from. JSON has no comments: each number is remarked upon among the assumptions. */
export function starterText(name: string): string {
  const document: ScenarioDocument = {
    $schema: `./${schemaFile}`,
    name,
    title: 'My cluster',
    description:
      'Replace this text by what your cluster is. Every number below is an example: change it, give it a source under "facts" or a reason under "assumptions", and remove what you leave as it is in the model. "carat explain NAME" tells what a parameter means.',
    structure: 'custom',
    parameters: changes,
    facts: [
      {
        quantity: 'example_of_a_fact',
        value: 60,
        unit: 'organisations',
        year: '2024',
        source: 'who counted them: a register, a report, a survey',
        url: '',
        note: 'Say here how the number was computed. A fact that informs a parameter names it under "uses".',
        uses: ['organisationCount'],
      },
    ],
    assumptions: (Object.keys(changes) as ParameterName[])
      .filter((parameter) => parameter !== 'organisationCount')
      .map((parameter) => ({ parameter, value: changes[parameter]!, reason: remark(parameter) })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function remark(parameter: ParameterName): string {
  const { description, unit, min, max, value, grade } = registry[parameter];
  return `An example. What it is: ${description}; ${unit}, from ${min} to ${max}; the model’s own value is ${Number(value.toPrecision(4))} (${grade}).`;
}

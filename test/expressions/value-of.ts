import { readExpression } from '#scenarios';

/** The value of a text that must be readable and have one. */
export function valueOf(text: string, names: readonly string[], values: readonly number[]): number {
  const reading = readExpression(text, names);
  if (!reading.ok) throw new Error(reading.issue.message);
  const evaluation = reading.expression.evaluate(values);
  if (!evaluation.ok) throw new Error(evaluation.issue.message);
  return evaluation.value;
}

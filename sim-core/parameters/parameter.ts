/** How well a parameter is known: from data, fitted to the isolated targets, or a reasoned guess. */
export type Grade = 'measured' | 'calibrated' | 'assumed';

/** Corner of the diamond, or the part of the theory, to which a parameter belongs. */
export type Corner =
  | 'firms'
  | 'related'
  | 'factors'
  | 'demand'
  | 'rivals'
  | 'attitudes'
  | 'social life'
  | 'governance'
  | 'region'
  | 'policy';

/** One entry of the registry: the only place where a number of the model is written. */
export interface Parameter {
  readonly value: number;
  /** Unit as read by people; every `k€` in it scales with the currency. */
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  /** True when only whole numbers make sense. */
  readonly whole: boolean;
  readonly grade: Grade;
  readonly corner: Corner;
  readonly description: string;
  readonly source: string;
  /** True of a price that is what it is, however large the companies of a scenario are: its scale leaves it alone. */
  readonly isReal?: true;
}

const parameter =
  (grade: Grade, whole: boolean) =>
  (
    corner: Corner,
    value: number,
    unit: string,
    [min, max]: readonly [number, number],
    description: string,
    source = 'no measurement known',
  ): Parameter => ({ value, unit, min, max, whole, grade, corner, description, source });

export const measured = parameter('measured', false);
export const calibrated = parameter('calibrated', false);
export const assumed = parameter('assumed', false);
export const count = parameter('assumed', true);

/** A price in real money. */
export function real(price: Parameter): Parameter {
  return { ...price, isReal: true };
}

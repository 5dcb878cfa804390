import { registry } from '#sim-core';

/** The sign before the decimals of a number; the other sign sets off thousands. */
export const decimalSigns = ['point', 'comma'] as const;
export type DecimalSign = (typeof decimalSigns)[number];

/** Numeric columns of ours, whose decimal sign may be in doubt. */
export const numericColumns = ['lat', 'lon', 'x', 'y', 'capacity', 'weight', 'projects'] as const;
export type NumericColumn = (typeof numericColumns)[number];

/** Units in which a file may give a quantity, as factors to ours: k€/month, and km. */
export const units = {
  capacity: {
    'k€/month': 1,
    'k€/year': 1 / 12,
    '€/month': 1 / 1000,
    '€/year': 1 / 12_000,
    employees: registry.outputPerWorker.value,
  },
  position: { km: 1, m: 1 / 1000 },
} as const;
export type CapacityUnit = keyof typeof units.capacity;
export type PositionUnit = keyof typeof units.position;

/** In `map`, in the place of a column of the file: this column of ours is not to be read. */
export const switchedOff = '-';

/** What the user may settle about the tables; it wins over what their names and numbers suggest. */
export interface ImportChoices {
  /** Our column to the file’s: `{ id: 'Ondernemingsnummer' }`; `-` reads none, whatever the file’s names. */
  readonly map?: Readonly<Record<string, string>>;
  /** Our column to its decimal sign, where numbers like 12.500 leave it open. */
  readonly decimal?: Readonly<Partial<Record<NumericColumn, DecimalSign>>>;
  /** Unit of the capacity (k€/month when left out) and of x and y (km when left out, if that is plausible). */
  readonly unit?: { readonly capacity?: CapacityUnit; readonly position?: PositionUnit };
}

/** Choices that settle a doubt, and what they mean. */
export interface ImportAnswer extends ImportChoices {
  readonly meaning: string;
}

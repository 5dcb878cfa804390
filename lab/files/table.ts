/** One variable of a table, with what its reader must know. */
export interface Variable {
  /** Valid in R, Python and Stata, see `variableName`. */
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly definition: string;
  readonly type: 'text' | 'whole' | 'real';
  /** One value per row: texts, or numbers. A number that is not finite, or no text, is missing: empty in CSV, null in Parquet. */
  readonly values: readonly (string | undefined)[] | readonly number[];
}

/** A tidy table: one row per observation, one column per variable. */
export interface Table {
  readonly name: string;
  readonly variables: readonly Variable[];
}

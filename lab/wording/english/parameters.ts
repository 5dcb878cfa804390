/** Parameters as a study names them: as they are typed. */
export const parameters = {
  name: (parameter: string) => parameter,
  unit: (unit: string) => unit,
  /** A corner of the diamond, or what else its parameters are grouped by. */
  corner: (corner: string) => corner,
};

/** Longest text of an expression, in UTF-16 units; longer ones are refused before anything reads them. */
export const lengthLimit = 500;

/** Deepest nesting: every open bracket, sign and power that waits for its right side counts one. */
export const nestingLimit = 32;

/** Most numbers, names, operators and calls of an expression. */
export const nodeLimit = 200;

/** Largest size of a number, of a value of a name and of every intermediate result. */
export const sizeLimit = 1e15;

/** Most significant digits of a number: engines may round longer ones differently. */
export const digitLimit = 20;

/** Widest argument of sin and cos, in radians: 2^20. */
export const angleLimit = 1048576;

/** Most months of one table. */
export const monthLimit = 12_000;

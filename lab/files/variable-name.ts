/**
 * The name of a measure as a variable: `exportTurnover` becomes `export_turnover`.
 *
 * Lower case, digits and underscores, a letter first, at most 32 characters (Stata's limit), no reserved word.
 *
 * @throws RangeError for a name that cannot be made one
 */
export function variableName(name: string): string {
  const variable = name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
  if (!/^[a-z][a-z0-9_]{0,31}$/.test(variable) || reserved.has(variable)) {
    throw new RangeError(`a variable requires a name valid in R, Python and Stata, not ${variable}`);
  }
  return variable;
}

/** The name of a measure in words: `exportTurnover` becomes `Export turnover`. */
export function variableLabel(name: string): string {
  const words = name.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Reserved words in lower case: R's `?Reserved`, Python's `keyword.kwlist`, Stata's [U] 11.3. */
const reserved = new Set(
  (
    'if else repeat while function for next break in true false null inf na nan ' +
    'and as assert async await class continue def del elif except finally from global import is lambda none ' +
    'nonlocal not or pass raise return try with yield ' +
    'byte double float int long str strl using'
  ).split(' '),
);

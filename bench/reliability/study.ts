/** A study of how the service behaves under strain: what is done, and the figures that came of it. */
export interface Study {
  /** Heads its part of the document. */
  readonly title: string;
  /** What is done, for the reader of the figures; paragraphs of the document. */
  readonly about: readonly string[];
  readonly notCovered: string;
  /** What a command may change, with the values for the document. */
  readonly options: Readonly<Record<string, number>>;
  /** @returns lines of the document; faults among them make the command fail */
  run(options: Readonly<Record<string, number>>, tell: (progress: string) => void): Promise<Findings>;
}

export interface Findings {
  readonly lines: readonly string[];
  /** What was not as it must be, each in words. */
  readonly faults: readonly string[];
}

/** A table of Markdown; numbers to the right. */
export function table(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): readonly string[] {
  const isNumber = (column: number) =>
    rows.length > 0 && rows.every((row) => typeof row[column] === 'number');
  const line = (cells: readonly (string | number)[]) =>
    `| ${cells.map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en') : cell.replaceAll('|', '\\|'))).join(' | ')} |`;
  return [
    line(head),
    `|${head.map((_, column) => (isNumber(column) ? '---:' : '---')).join('|')}|`,
    ...rows.map(line),
  ];
}

/** The value below which a share of the values lies, by the nearest rank. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

import type { Path } from './timeline-schema.ts';

/** A value that may change over time, in words: `14`, `14 * (1 + 0.02 * year)`, `0.46, then 0.5 from 2005-01`. */
export function pathText(path: number | Path): string {
  if (typeof path === 'number') return `${path}`;
  if (typeof path === 'string') return path;
  const dates = path.values.slice(1).map(({ at, value }) => {
    const date = typeof at === 'number' ? `month ${at}` : at;
    return path.between === 'linear' ? `to ${value} in ${date}` : `then ${value} from ${date}`;
  });
  return [`${path.values[0].value}`, ...dates].join(', ');
}

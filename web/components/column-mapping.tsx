import { texts } from '../texts/texts.ts';
import type { Dropped } from './file-drop.tsx';

interface Props {
  readonly columns: readonly string[];
  readonly file: Dropped | undefined;
  readonly found: Readonly<Record<string, string>>;
  readonly map: Readonly<Record<string, string>>;
  readonly onMap: (map: Readonly<Record<string, string>>) => void;
}

/** Our columns, each with the column of the file that is taken for it. */
export function ColumnMapping({ columns, file, found, map, onMap }: Props) {
  const first = file?.lines[0] ?? '';
  const separator = [';', '\t', ','].find((each) => first.includes(each)) ?? ',';
  const header = first
    .replace(/^\ufeff/, '')
    .split(separator)
    .map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
  return (
    <div class="mapping">
      {columns.map((column) => (
        <label key={column}>
          <span>{column}</span>
          <select
            value={map[column] ?? found[column] ?? ''}
            onChange={(event) => {
              const others = Object.fromEntries(Object.entries(map).filter(([name]) => name !== column));
              const chosen = event.currentTarget.value;
              onMap(chosen === '' ? others : { ...others, [column]: chosen });
            }}
          >
            <option value="">{texts.value.import.none}</option>
            {header.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
}

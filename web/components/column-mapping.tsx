import { switchedOff } from '#scenarios';
import { texts } from '../texts/texts.ts';

interface Props {
  readonly columns: readonly string[];
  /** Columns of the file, as the import read them. */
  readonly header: readonly string[];
  readonly found: Readonly<Record<string, string>>;
  readonly map: Readonly<Record<string, string>>;
  readonly onMap: (map: Readonly<Record<string, string>>) => void;
}

/** Our columns, each with the column of the file that is taken for it. */
export function ColumnMapping({ columns, header, found, map, onMap }: Props) {
  return (
    <div class="mapping">
      {columns.map((column) => (
        <label key={column}>
          <span>{column}</span>
          <select
            value={found[column] ?? map[column] ?? switchedOff}
            onChange={(event) => onMap({ ...map, [column]: event.currentTarget.value })}
          >
            <option value={switchedOff}>{texts.value.import.none}</option>
            {[...new Set(header)]
              .filter((name) => name !== '')
              .map((name) => (
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

import { useState } from 'preact/hooks';
import { decode } from '../../scenarios/import/decode-text.ts';
import { texts } from '../texts/texts.ts';

export interface Dropped {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Lines of the file, for showing a row as it stands there. */
  readonly lines: readonly string[];
}

interface Props {
  readonly id: string;
  readonly label: string;
  readonly file: Dropped | undefined;
  readonly onFile: (file: Dropped) => void;
}

/** Takes one file, dropped or chosen. */
export function FileDrop({ id, label, file, onFile }: Props) {
  const t = texts.value.import;
  const [isOver, setOver] = useState(false);
  const take = async (given: File | undefined) => {
    if (!given) return;
    const bytes = new Uint8Array(await given.arrayBuffer());
    onFile({ name: given.name, bytes, lines: decode(bytes).text.split(/\r\n|\n|\r/) });
  };
  return (
    <div
      class={isOver ? 'drop over' : 'drop'}
      onDragOver={(event) => (event.preventDefault(), setOver(true))}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void take(event.dataTransfer?.files[0]);
      }}
    >
      <label for={id}>
        <b>{label}</b>
        <span>{file ? file.name : t.drop}</span>
        <span class="choose">{t.choose}</span>
      </label>
      <input
        id={id}
        class="hidden"
        type="file"
        accept=".csv,.tsv,.txt,text/csv"
        onChange={(event) => void take(event.currentTarget.files?.[0])}
      />
    </div>
  );
}

import type { Wording } from '../../lab/wording/wording.ts';
import { texts } from '../texts/texts.ts';
import { told } from '../texts/wording.ts';

/** All that the lab says of its findings, sentence by sentence, in the language of the page. */
export function InFull({ tell }: { readonly tell: (wording: Wording) => readonly string[] }) {
  const { language, wording } = told.value ?? {};
  return (
    <details class="in-full">
      <summary>{texts.value.panels.full}</summary>
      <ul class="findings" lang={language}>
        {(wording ? tell(wording) : []).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </details>
  );
}

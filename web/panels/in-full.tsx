import { texts } from '../texts/texts.ts';

/** All that the lab says of its findings, sentence by sentence. */
export function InFull({ sentences }: { readonly sentences: readonly string[] }) {
  return (
    <details class="in-full">
      <summary>{texts.value.panels.full}</summary>
      <ul class="findings" lang="en">
        {sentences.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </details>
  );
}

import { effect, signal } from '@preact/signals';
import { english } from '../../lab/wording/english.ts';
import type { Wording } from '../../lab/wording/wording.ts';
import { type Language, language } from './texts.ts';

/** How the lab tells its findings, and in which language that is. */
export interface Told {
  readonly language: Language;
  readonly wording: Wording;
}

const inEnglish: Told = { language: 'en', wording: english };

/** In the language of the page; undefined while French is being fetched, which happens when it is first asked for. */
export const told = signal<Told | undefined>(undefined);

effect(() => {
  if (language.value === 'en') told.value = inEnglish;
  else void fetchFrench();
});

/** What cannot be fetched is told in English. */
async function fetchFrench(): Promise<void> {
  const found = await import('../../lab/wording/french.ts').then(
    ({ french }): Told => ({ language: 'fr', wording: french }),
    () => inEnglish,
  );
  if (language.peek() === 'fr') told.value = found;
}

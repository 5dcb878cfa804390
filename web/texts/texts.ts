import { computed, signal } from '@preact/signals';
import { en } from './en.ts';
import { fr } from './fr.ts';
import type { Texts } from './texts-type.ts';
import { unitsInFrench } from './units-fr.ts';

export type Language = 'en' | 'fr';

const languages: Readonly<Record<Language, Texts>> = { en, fr };
const place = 'carat-language';

export const language = signal<Language>(initial());
export const texts = computed(() => languages[language.value]);

/** A unit of the registry in the language of the page. */
export function unitOf(unit: string): string {
  return (language.value === 'fr' ? unitsInFrench[unit] : undefined) ?? unit;
}

export function speak(next: Language): void {
  language.value = next;
  localStorage.setItem(place, next);
}

function initial(): Language {
  const stored = localStorage.getItem(place);
  if (stored === 'en' || stored === 'fr') return stored;
  return navigator.language.startsWith('fr') ? 'fr' : 'en';
}

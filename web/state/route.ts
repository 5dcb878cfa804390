import { signal } from '@preact/signals';

export const screenNames = ['start', 'shape', 'understand', 'watch', 'work'] as const;
export type ScreenName = (typeof screenNames)[number];

/** The screen that the address names. */
export const screen = signal<ScreenName>(screenOf(location.hash));

addEventListener('hashchange', () => (screen.value = screenOf(location.hash)));

export function go(name: ScreenName): void {
  location.hash = `/${name}`;
}

function screenOf(hash: string): ScreenName {
  return screenNames.find((name) => hash.startsWith(`#/${name}`)) ?? 'start';
}

import { screen, screenNames } from '../state/route.ts';
import { language, speak, texts } from '../texts/texts.ts';

/** Name of the page, the steps, and the other language. */
export function Header() {
  const t = texts.value;
  const other = language.value === 'en' ? 'fr' : 'en';
  return (
    <header class="bar">
      <a class="brand" href="#/start">
        <span class="gem" aria-hidden="true" />
        Carat<span class="tagline">{t.tagline}</span>
      </a>
      <nav aria-label={t.navigation}>
        {screenNames.map((name) => (
          <a key={name} href={`#/${name}`} aria-current={screen.value === name ? 'page' : undefined}>
            {t.screens[name]}
          </a>
        ))}
      </nav>
      <button type="button" class="quiet" lang={other} onClick={() => speak(other)}>
        {t.language}
      </button>
    </header>
  );
}

import { useEffect, useRef } from 'preact/hooks';
import { Deferred } from './components/deferred.tsx';
import { Header } from './components/header.tsx';
import { screen } from './state/route.ts';
import { language, texts } from './texts/texts.ts';
import { Start } from './screens/start.tsx';

/** Those that draw are fetched when asked for: the first visit needs no drawing. */
const deferred = {
  shape: () => import('./screens/shape.tsx').then(({ Shape }) => Shape),
  understand: () => import('./screens/understand.tsx').then(({ Understand }) => Understand),
  watch: () => import('./screens/watch.tsx').then(({ Watch }) => Watch),
  work: () => import('./screens/work.tsx').then(({ Work }) => Work),
};

/** The page: a header, and one screen below it. */
export function App() {
  const name = screen.value;
  const main = useRef<HTMLElement>(null);
  const shown = useRef(screen.value);
  useEffect(() => {
    document.documentElement.lang = language.value;
    document.title = `${texts.value.screens[screen.value]} · Carat`;
    if (shown.current === screen.value) return;
    shown.current = screen.value;
    main.current?.focus();
    scrollTo(0, 0);
  }, [screen.value, language.value]);
  return (
    <>
      <a class="skip" href="#main" onClick={(event) => (event.preventDefault(), main.current?.focus())}>
        {texts.value.skip}
      </a>
      <Header />
      <main id="main" class="screen" tabIndex={-1} ref={main}>
        {name === 'start' ? (
          <Start />
        ) : (
          <Deferred key={name} load={deferred[name]} title={texts.value.screens[name]} />
        )}
      </main>
    </>
  );
}

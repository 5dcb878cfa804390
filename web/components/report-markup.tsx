import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Markup } from '../../lab/report/markup.ts';
import type { Language } from '../texts/texts.ts';

interface Props {
  readonly markup: Markup;
  /** In which it is written. */
  readonly language?: Language | undefined;
}

/** HTML of the report; its styles go through the object model, for the policy of the page allows none in the text. */
export function ReportMarkup({ markup, language = 'en' }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const text = markup.text.replaceAll(' style="', ' data-style="');
  useLayoutEffect(() => {
    for (const element of place.current!.querySelectorAll<HTMLElement>('[data-style]')) {
      element.style.cssText = element.dataset.style!;
      element.removeAttribute('data-style');
    }
  }, [text]);
  return <div ref={place} lang={language} dangerouslySetInnerHTML={{ __html: text }} />;
}

import type { Notice } from '#scenarios';
import { texts } from '../texts/texts.ts';

/** What of a scenario probably does not do what it was written for. */
export function ScenarioNotices({ notices }: { readonly notices: readonly Notice[] }) {
  const t = texts.value.notices;
  if (notices.length === 0) return null;
  return (
    <div class="notice scenario-notices" role="status">
      {t.title(notices.length)}{' '}
      <ul>
        {notices.map((notice) => (
          <li key={notice.path + notice.code}>
            {t.message(notice)} → {t.remedy(notice)}
          </li>
        ))}
      </ul>
    </div>
  );
}

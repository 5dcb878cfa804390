import type { Journal } from './journal/journal.ts';

const expiry = /"expires":\{"N":"(\d+)"\}/;

/**
 * Removes claims and counts whose time is over, as the cloud does by itself: they are skipped when read, and would stay in
 * memory for good.
 *
 * @param now milliseconds since 1970
 */
export async function forgetExpired(journal: Journal, now: number): Promise<void> {
  const over = [...journal.entries].filter(([, text]) => {
    const found = expiry.exec(text);
    return found !== null && 1000 * Number(found[1]) < now;
  });
  if (over.length > 0) await journal.append(over.map(([key]) => [key, null]));
}

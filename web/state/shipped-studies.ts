import type { StudyName, Studies } from '../studies/studies.ts';
import type { StudyState } from './study-state.ts';

/** Findings that were computed before the page was built. */
export interface ShippedStudy<Name extends StudyName> {
  readonly hash: string;
  readonly request: Studies[Name]['request'];
  readonly findings: Studies[Name]['findings'];
}

/** Takes up findings that came with the page, where there are some of this question and none of the reader’s own. */
export async function loadFound<Name extends StudyName>(
  state: StudyState<Name>,
  request: Studies[Name]['request'],
  hash: string,
): Promise<void> {
  if (state.found.peek()?.hash === hash) return;
  try {
    const response = await fetch(`./studies/${hash}-${state.name}.json`);
    const isJson = response.headers.get('Content-Type')?.includes('json') === true;
    if (!response.ok || !isJson) return;
    const shipped = (await response.json()) as ShippedStudy<Name>;
    const isAsked = JSON.stringify(shipped.request) === JSON.stringify(request);
    if (!isAsked || state.found.peek()?.hash === hash || state.progress.peek()) return;
    state.found.value = { ...shipped, isShipped: true, isWhole: true };
  } catch {
    // A page without them computes them when asked.
  }
}

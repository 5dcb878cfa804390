/** Leads a study in the background and ends with it; what it costs to think between runs holds up no typing. */
import { type Studies, type StudyName, studies } from '../studies/studies.ts';
import { chunkPool } from './chunk-pool.ts';

export interface StudyOrder<Name extends StudyName = StudyName> {
  readonly name: Name;
  readonly request: Studies[Name]['request'];
}

export type StudyNews<Name extends StudyName = StudyName> =
  | { readonly kind: 'progress'; readonly done: number; readonly planned: number }
  | { readonly kind: 'findings'; readonly findings: Studies[Name]['findings'] }
  | { readonly kind: 'end' }
  | { readonly kind: 'fault'; readonly message: string };

addEventListener('message', ({ data: { name, request } }: MessageEvent<StudyOrder>) => {
  const tell = (news: StudyNews) => postMessage(news);
  studies[name](request as never, {
    run: chunkPool(),
    onProgress: (done, planned) => tell({ kind: 'progress', done, planned }),
    onFindings: (findings) => tell({ kind: 'findings', findings }),
  }).then(
    () => tell({ kind: 'end' }),
    (error: unknown) =>
      tell({ kind: 'fault', message: error instanceof Error ? error.message : String(error) }),
  );
});

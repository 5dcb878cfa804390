import { type Signal, signal } from '@preact/signals';
import type { StudyNews, StudyOrder } from '../kernel/study-worker.ts';
import type { Studies, StudyName } from '../studies/studies.ts';

/** What a study has found, and of which question. */
export interface Found<Name extends StudyName> {
  readonly request: Studies[Name]['request'];
  readonly findings: Studies[Name]['findings'];
  /** Whether all that was asked for has been run. */
  readonly isWhole: boolean;
}

export interface StudyProgress {
  readonly done: number;
  readonly planned: number;
  /** Absent until there is something to judge by. */
  readonly remainingSeconds?: number;
}

/** One study of the page: what is known, how far it is, and its worker while it runs. */
export class StudyState<Name extends StudyName> {
  readonly name: Name;
  readonly found: Signal<Found<Name> | undefined> = signal(undefined);
  readonly progress: Signal<StudyProgress | undefined> = signal(undefined);
  readonly fault = signal('');
  private worker: Worker | undefined;

  constructor(name: Name) {
    this.name = name;
  }

  /** Asks anew; what is under way is dropped. */
  start(request: Studies[Name]['request']): void {
    this.cancel();
    this.fault.value = '';
    this.progress.value = { done: 0, planned: 1 };
    const remaining = remainingTime();
    const worker = new Worker(new URL('../kernel/study-worker.ts', import.meta.url), { type: 'module' });
    this.worker = worker;
    worker.onmessage = ({ data }: MessageEvent<StudyNews<Name>>) => {
      if (this.worker !== worker) return;
      if (data.kind === 'progress') this.progress.value = { ...data, ...remaining(data) };
      else if (data.kind === 'findings')
        this.found.value = { request, findings: data.findings, isWhole: false };
      else {
        this.cancel();
        if (data.kind === 'fault') this.fault.value = data.message;
        else if (this.found.value) this.found.value = { ...this.found.value, isWhole: true };
      }
    };
    worker.onerror = (event) => {
      this.cancel();
      this.fault.value = event.message;
    };
    worker.postMessage({ name: this.name, request } satisfies StudyOrder);
  }

  /** Ends what is under way; what was found so far stays. */
  cancel(): void {
    this.worker?.terminate();
    this.worker = undefined;
    this.progress.value = undefined;
  }
}

/** Judges by the stage that is under way: each plans its own runs, and the runs of one tell little of the next. */
function remainingTime() {
  let planned: number | undefined;
  let [begun, heard] = [performance.now(), performance.now()];
  return (stage: StudyProgress): Pick<StudyProgress, 'remainingSeconds'> => {
    if (stage.planned !== (planned ??= stage.planned)) [planned, begun] = [stage.planned, heard];
    heard = performance.now();
    if (stage.done <= 0) return {};
    return { remainingSeconds: ((heard - begun) / 1000 / stage.done) * (stage.planned - stage.done) };
  };
}

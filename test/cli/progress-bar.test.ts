import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { outputTo } from '../../cli/session.ts';
import { progressBar } from '../../cli/work/progress-bar.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function barInTerminal() {
  const terminal = Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 24 });
  const notices = outputTo(terminal as unknown as NodeJS.WriteStream);
  const bar = progressBar(
    {
      notices,
      answer: notices,
      signal: new AbortController().signal,
      isQuiet: false,
      isVerbose: false,
      isDebugging: false,
    },
    'replications',
  );
  return { bar, written: () => String(terminal.read() ?? '') };
}

it('shows no bar for work of less than two seconds', () => {
  const { bar, written } = barInTerminal();
  bar.show({ done: 1, planned: 2 });
  vi.advanceTimersByTime(1990);
  bar.show({ done: 2, planned: 2 });
  bar.end();
  vi.advanceTimersByTime(5000);
  expect(written()).toBe('');
});

it('shows how far longer work is, and takes the bar away at its end', () => {
  const { bar, written } = barInTerminal();
  bar.show({ done: 1, planned: 4 });
  vi.advanceTimersByTime(2500);
  bar.show({ done: 2, planned: 4, remainingSeconds: 3 });
  vi.advanceTimersByTime(1000);
  expect(written()).toContain('2 of 4 replications · 3 s left');
  bar.end();
  expect(written()).toContain('\u001b[2K');
});

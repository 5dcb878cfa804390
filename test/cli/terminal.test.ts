import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Carat, bundledCarat, tiny } from './carat.ts';

/** Runs a command in a terminal of its own; types Ctrl-C when a text has appeared. */
const inTerminal = `
import fcntl, json, os, pty, re, select, signal, struct, sys, termios, time
columns, until, command = int(sys.argv[1]), sys.argv[2], sys.argv[3:]
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(command[0], command)
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack('HHHH', 40, columns, 0, 0))
output, typed, deadline = b'', False, time.time() + 30
while time.time() < deadline:
    if not select.select([terminal], [], [], 1)[0]:
        continue
    try:
        part = os.read(terminal, 65536)
    except OSError:
        break
    if not part:
        break
    output += part
    if until and not typed and re.search(until.encode(), output):
        os.write(terminal, b'\\x03')
        typed = True
if time.time() >= deadline:
    os.kill(pid, signal.SIGKILL)
status = os.waitpid(pid, 0)[1]
print(json.dumps({'code': os.waitstatus_to_exitcode(status), 'output': output.decode('utf8', 'replace')}))
`;

interface Seen {
  readonly code: number;
  readonly output: string;
}

let carat: Carat;
beforeAll(async () => {
  carat = await bundledCarat();
});
afterAll(() => carat.remove());

const hasTerminals =
  spawnSync('python3', ['-c', 'import pty, fcntl, termios'], { env: process.env }).status === 0;

function seen(words: readonly string[], { columns = 80, until = '' } = {}): Seen {
  const { stdout, stderr } = spawnSync(
    'python3',
    ['-c', inTerminal, `${columns}`, until, process.execPath, carat.file, ...words],
    {
      encoding: 'utf8',
      cwd: carat.folder,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, TERM: 'xterm' },
    },
  );
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout) as Seen;
}

const control = /\u001b\[[0-9;?]*[A-Za-z]/g;

describe.skipIf(!hasTerminals)('in a terminal', () => {
  it('shows a bar with the time left, and ends with 130 on Ctrl-C without a file left', () => {
    const words = ['compare', 'biowin', '--out', 'results', '--workers=2'];
    const small = ['--set=organisationCount=60', '--replications=5000'];
    const { code, output } = seen([...words, ...small], { until: 'points.* left' });
    expect(output.replaceAll(control, '')).toMatch(
      /[█░]{8,}\s+\d+ of 5,000 replications · ±[\d.]+ points · .+ left/,
    );
    expect(code).toBe(130);
    expect(output).toContain('carat: stopped');
    expect(output).not.toContain('\u001b[?25l');
    expect(readdirSync(carat.folder)).not.toContain('results');
  });

  it.each([
    ['compare', ['--workers=1', '--replications=2', '--out=results'], 'replications'],
    ['run', ['--out=run.csv'], 'runs'],
    ['policy', ['--workers=1', '--budget=500', '--replications=2', '--out=results'], 'replications'],
    ['resilience', ['--workers=1', '--replications=2', '--out=results'], 'replications'],
  ])('hears Ctrl-C in the middle of a long %s, and leaves no file', (command, options, until) => {
    const words = [command, 'biowin', '--set=organisationCount=20000', ...options];
    expect(seen(words, { until }).code).toBe(130);
    expect(readdirSync(carat.folder)).toEqual([]);
  });

  it('uses colours, and the width that there is', () => {
    // Without a bar, which a slow machine would draw: each is one line to what follows it.
    const words = ['compare', 'biowin', ...tiny, '--replications=2', '--quiet'];
    const [narrow, wide] = [80, 120].map((columns) => seen(words, { columns }));
    expect(narrow.output).toContain('\u001b[1m');
    const longest = ({ output }: Seen) =>
      Math.max(
        ...output
          .replaceAll(control, '')
          .split(/\r?\n/)
          .map((line) => line.length),
      );
    expect(longest(narrow)).toBeLessThanOrEqual(80);
    expect(longest(wide)).toBeGreaterThan(90);
    expect(longest(wide)).toBeLessThanOrEqual(120);
    expect(wide.output).toContain('Value added');
  });
});

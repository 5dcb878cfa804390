import { mkdtempSync, rmSync } from 'node:fs';
import { type Socket, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parameterNames, registry } from '#sim-core';
import type { Problem } from '../../functions/contract/problems.ts';
import { bundledService } from '../../test/functions/bundled-service.ts';
import { smallDocument } from '../../test/functions/documents.ts';
import { MemoryWatch, residentMegabytes } from './memory.ts';
import { type Study, table } from './study.ts';

/** Milliseconds between the drops of a client that trickles. */
const drip = 500;
/** Milliseconds after which an attack that nobody refuses is given up. */
const patience = 90_000;

export const denial: Study = {
  title: 'Denial',
  about: [
    'Requests that would cost the service much more than the client, one after another, against the service as a process of its own. Milliseconds are those until the client has the refusal; memory is that of the service before and at its peak until then. Slow clients send a byte every half second, many at once, while another client asks for the health of the service.',
  ],
  notCovered:
    'floods of requests that are each cheap, and of connections: in the cloud the gateway throttles them, on one machine only its own user can reach the port.',
  options: { 'slow-clients': 100 },
  async run(options, tell) {
    const data = mkdtempSync(join(tmpdir(), 'carat-denial-'));
    const bundle = await bundledService();
    const service = await bundle.start(data);
    const pid = service.process.pid!;
    const rows: (string | number)[][] = [];
    const faults: string[] = [];
    try {
      for (const [name, expected, attack] of attacksOn(service.address)) {
        tell(name);
        const before = residentMegabytes(pid);
        const watch = new MemoryWatch(pid, 20);
        const begun = performance.now();
        const answer = await attack();
        const milliseconds = Math.round(performance.now() - begun);
        watch.end();
        const { status, detail, remedy } = told(answer);
        const memory = `${before.toFixed(0)} → ${Math.max(before, watch.peak()).toFixed(0)}`;
        rows.push([name, milliseconds, status, detail, remedy, memory]);
        if (!expected.test(detail)) faults.push(`${name}: ${status} ${detail}`);
      }
      tell('slow clients');
      const count = options['slow-clients'];
      const begun = performance.now();
      const slow = Array.from({ length: count }, () =>
        trickle(service.address, 'GET /v1/health HTTP/1.1\r\nX: '),
      );
      await new Promise((wake) => setTimeout(wake, 1000));
      const asked = performance.now();
      await service.ask('readHealth');
      const health = Math.round(performance.now() - asked);
      const refusals = (await Promise.all(slow)).map((answer) => told(answer).status);
      const seconds = ((performance.now() - begun) / 1000).toFixed(1);
      const cut = refusals.filter((status) => status === 408).length;
      if (cut < count) faults.push(`${count - cut} of ${count} slow clients were not cut off`);
      return {
        lines: [
          ...table(
            ['attack', 'ms to the refusal', 'status', 'told', 'where, and what to do', 'memory, MB'],
            rows,
          ),
          '',
          `${count} clients that trickled their headers at once: ${cut} were cut off with 408, the last after ${seconds} s; the health of the service was answered in ${health} ms meanwhile.`,
        ],
        faults,
      };
    } finally {
      await service.end('SIGTERM');
      bundle.remove();
      rmSync(data, { recursive: true, force: true });
    }
  },
};

type Attack = readonly [name: string, expected: RegExp, attack: () => Promise<string>];

/** Each with what its refusal must tell. */
function attacksOn(address: string): Attack[] {
  const post = (path: string, body: object) => postText(address, path, JSON.stringify(body));
  const grown = (demandRate: string) => smallDocument({ parameters: { demandRate } });
  const sweep = (factorCount: number, design: object, replications: number) => ({
    sweep: {
      name: 's',
      title: 'S',
      scenario: 'biowin',
      arms: ['isolated'],
      factors: factorsOf(factorCount),
      design,
      replications,
    },
  });
  return [
    [
      'a run of 10⁹ organisations',
      /limit organisations/,
      () =>
        post('/v1/runs', {
          scenario: { document: smallDocument({ parameters: { organisationCount: 1e9 } }) },
          replications: 2,
        }),
    ],
    [
      'a sweep of 10¹² points',
      /pointLimit/,
      () => post('/v1/sweeps', sweep(4, { kind: 'full-factorial' }, 1)),
    ],
    [
      'a sweep of 10⁷ points, each with 10⁵ replications',
      /limit sweepRuns/,
      () => post('/v1/sweeps', sweep(1, { kind: 'sobol', points: 1e7 }, 1e5)),
    ],
    [
      'a Latin hypercube of 10⁷ points of 100 factors, of which one run is wanted',
      /limit designValues/,
      () => post('/v1/sweeps', { ...sweep(100, { kind: 'latin-hypercube', points: 1e7 }, 1), limit: 1 }),
    ],
    [
      'a fractional factorial of 2²³ constant products',
      /generatorLimit/,
      () => {
        const { sweep: usual } = sweep(25, { kind: 'fractional-factorial', generators }, 1);
        const factors = usual.factors.map((factor) => ({ ...factor, levels: 2 }));
        return post('/v1/sweeps', { sweep: { ...usual, factors } });
      },
    ],
    [
      'a sweep over 10⁴ scenarios',
      /limit sweepTexts/,
      () => {
        const values = Array.from({ length: 1e4 }, (_, i) => `scenario-${i}`);
        const { sweep: usual } = sweep(0, { kind: 'full-factorial' }, 1);
        return post('/v1/sweeps', { sweep: { ...usual, factors: [{ at: 'scenario', values }] } });
      },
    ],
    [
      'a list of 990,000 ties that lack everything',
      /and 1000 more/,
      () => postText(address, '/v1/scenarios', documentWith(`"ties":[${repeated('{}', 990_000)}]`)),
    ],
    [
      'a list of 2,400,000 organisations',
      /at most 100000 items/,
      () => postText(address, '/v1/scenarios', documentWith(`"organisations":[${repeated('0', 2_400_000)}]`)),
    ],
    [
      '380,000 parameters that there are not',
      /nameLimit/,
      () => postText(address, '/v1/scenarios', documentWith(`"parameters":{${unknownNames(380_000)}}`)),
    ],
    [
      '340,000 names that are written twice',
      /names that are written twice/,
      () => postText(address, '/v1/scenarios', `[${repeated('{"a":0,"a":0}', 340_000)}]`),
    ],
    [
      'an expression of 10⁶ characters',
      /lengthLimit/,
      () => post('/v1/scenarios', grown(`${'1+'.repeat(499_999)}1`)),
    ],
    ['an expression of 499 brackets', /nestingLimit/, () => post('/v1/scenarios', grown('('.repeat(499)))],
    ['an expression that grows, 9^9^9^9', /sizeLimit/, () => post('/v1/scenarios', grown('9^9^9^9'))],
    ['10⁵ levels of JSON', /depthLimit/, () => postText(address, '/v1/scenarios', '['.repeat(1e5))],
    [
      'a body of 100 MB, of a length that is told',
      /limit bodyBytes/,
      () => stream(address, 'Content-Length: 100000000\r\n', 1e8, false),
    ],
    [
      'a body of 100 MB, in chunks',
      /limit bodyBytes/,
      () => stream(address, 'Transfer-Encoding: chunked\r\n', 1e8, true),
    ],
    [
      'headers of 1 MB',
      /limit headerBytes/,
      () => exchange(address, (socket) => socket.write(`GET /v1/health HTTP/1.1\r\nX: ${'x'.repeat(1e6)}`)),
    ],
    [
      'headers that trickle',
      /limit headerSeconds/,
      () => trickle(address, 'GET /v1/health HTTP/1.1\r\nHost: 127.0.0.1\r\nX: '),
    ],
    [
      'a body that trickles',
      /limit requestSeconds/,
      () =>
        trickle(
          address,
          `POST /v1/scenarios HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n`,
        ),
    ],
  ];
}

/** Products of the factors A and B, each for another factor. */
const generators = [...'CDEFGHJKLMNOPQRSTUVWXYZ'].map((letter) => `${letter}=AB`);

/** The text of a scenario with a field that is no longer than a body may be. */
function documentWith(field: string): string {
  const { name, title, description, structure } = smallDocument();
  return `${JSON.stringify({ name, title, description, structure }).slice(0, -1)},${field}}`;
}

function repeated(item: string, count: number): string {
  return Array.from({ length: count }, () => item).join(',');
}

function unknownNames(count: number): string {
  return Array.from({ length: count }, (_, i) => `"k${i}":0`).join(',');
}

/** Parameters, each at a thousand levels. */
function factorsOf(count: number) {
  return parameterNames
    .filter((name) => !registry[name].whole && registry[name].max > registry[name].min)
    .slice(0, count)
    .map((at) => ({ at, min: registry[at].min, max: registry[at].max, levels: 1000 }));
}

async function postText(address: string, path: string, body: string): Promise<string> {
  const response = await fetch(`${address}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body,
  });
  return `HTTP/1.1 ${response.status}\r\n\r\n${await response.text()}`;
}

/** Talks to the service in bytes. @returns all that came, when the connection ended or an answer was whole */
function exchange(address: string, speak: (socket: Socket) => void): Promise<string> {
  const { hostname, port } = new URL(address);
  return new Promise((done) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => speak(socket));
    const finish = () => {
      clearTimeout(timer);
      socket.destroy();
      done(text);
    };
    const timer = setTimeout(finish, patience);
    socket.on('data', (part) => {
      text += part.toString();
      if (text.endsWith('}')) finish();
    });
    socket.on('error', finish);
    socket.on('close', finish);
  });
}

function trickle(address: string, beginning: string): Promise<string> {
  return exchange(address, (socket) => {
    socket.write(beginning);
    const timer = setInterval(() => {
      if (socket.writable) socket.write('x');
      else clearInterval(timer);
    }, drip);
    socket.on('close', () => clearInterval(timer));
  });
}

/** Sends a long body as fast as it is taken. */
function stream(address: string, header: string, bytes: number, isChunked: boolean): Promise<string> {
  const part = Buffer.alloc(65_536, ' ');
  const framed = isChunked
    ? Buffer.concat([Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')])
    : part;
  return exchange(address, (socket) => {
    socket.write(
      `POST /v1/scenarios HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n${header}\r\n`,
    );
    let left = bytes;
    const more = () => {
      while (left > 0 && socket.writable) {
        left -= part.length;
        if (!socket.write(framed)) return void socket.once('drain', more);
      }
    };
    more();
  });
}

/** What a refusal says; of its issues the last, which of many tells how many there are. */
function told(answer: string): { readonly status: number; readonly detail: string; readonly remedy: string } {
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
  try {
    const body = answer.slice(answer.indexOf('\r\n\r\n') + 4);
    const { detail = 'accepted', errors = [] } = JSON.parse(body) as Partial<Problem>;
    const issue = errors.at(-1);
    const last = errors.length > 1 ? `; ${issue!.message}` : '';
    return {
      status,
      detail: `${detail}${last}`,
      remedy: issue ? `${issue.path === '' ? 'the whole' : `\`${issue.path}\``}: ${issue.remedy}` : '',
    };
  } catch {
    return { status, detail: status === 0 ? 'nothing' : answer.slice(0, 80), remedy: '' };
  }
}

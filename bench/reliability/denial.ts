import { mkdtempSync, rmSync } from 'node:fs';
import { type Socket, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parameterNames, registry } from '#sim-core';
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
        const [status, detail] = told(answer);
        const memory = `${before.toFixed(0)} → ${Math.max(before, watch.peak()).toFixed(0)}`;
        rows.push([name, milliseconds, status, detail, memory]);
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
      const refusals = (await Promise.all(slow)).map((answer) => told(answer)[0]);
      const seconds = ((performance.now() - begun) / 1000).toFixed(1);
      const cut = refusals.filter((status) => status === 408).length;
      if (cut < count) faults.push(`${count - cut} of ${count} slow clients were not cut off`);
      return {
        lines: [
          ...table(['attack', 'ms to the refusal', 'status', 'told', 'memory, MB'], rows),
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
      /100000/,
      () =>
        post('/v1/runs', {
          scenario: { document: smallDocument({ parameters: { organisationCount: 1e9 } }) },
          replications: 2,
        }),
    ],
    [
      'a sweep of 10¹² points',
      /1 to 10000000 points/,
      () => post('/v1/sweeps', sweep(4, { kind: 'full-factorial' }, 1)),
    ],
    [
      'a sweep of 10⁷ points, each with 10⁵ replications',
      /limit sweepRuns/,
      () => post('/v1/sweeps', sweep(1, { kind: 'sobol', points: 1e7 }, 1e5)),
    ],
    [
      'an expression of 10⁶ characters',
      /characters/,
      () => post('/v1/scenarios', grown(`${'1+'.repeat(499_999)}1`)),
    ],
    [
      'an expression of 499 brackets',
      /at most 32 levels/,
      () => post('/v1/scenarios', grown('('.repeat(499))),
    ],
    ['an expression that grows, 9^9^9^9', /at most/, () => post('/v1/scenarios', grown('9^9^9^9'))],
    ['10⁵ levels of JSON', /at most 32 levels/, () => postText(address, '/v1/scenarios', '['.repeat(1e5))],
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

/** Status and detail of a refusal, with what each of its issues says. */
function told(answer: string): [status: number, detail: string] {
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
  try {
    const { detail } = JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4)) as { detail?: string };
    return [status, (detail ?? 'accepted').slice(0, 160)];
  } catch {
    return [status, status === 0 ? 'nothing' : answer.slice(0, 80)];
  }
}

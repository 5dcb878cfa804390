import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { bundledService } from '../../test/functions/bundled-service.ts';
import { type Answer, faultOf, problemFaultOf } from './answers.ts';
import { formulasOnExport } from './export-formulas.ts';
import { type MadeUpRequest, attacks, madeUpRequest, rawRequests } from './made-up-requests.ts';
import { MemoryWatch } from './memory.ts';
import { type Study, table } from './study.ts';

/** Requests on their way at the same time. */
const atOnce = 8;
/** Requests that are made up together, so that memory holds no more. */
const batch = 1000;
/** One in so many is raw bytes instead. */
const rawEvery = 20;
/** Milliseconds after which a connection that says nothing is taken to be refused in silence. */
const silence = 3000;
/** Faults that are told in full. */
const told = 20;
const seed = 11;

export const input: Study = {
  title: 'Bad input',
  about: [
    'Requests are made up from the OpenAPI document and a fixed seed, each under one attack, and sent to the service as a process of its own; one in twenty is raw bytes that no HTTP client would send (smuggled lengths, broken chunks, foreign hosts, control characters, headers without end). Every answer is checked against the published document: its status, its media type, its body by the JSON Schema, and that nothing of the inside shows. Then scenarios, tables and sweeps whose texts begin like formulas are run, and every cell of every exported CSV is read.',
  ],
  notCovered:
    'the page; the gateway of the cloud, which refuses much of this itself. Answers that are files are checked by status and type.',
  options: { requests: 100_000, minutes: 60 },
  async run({ requests, minutes }, tell) {
    const end = performance.now() + 60_000 * minutes;
    const data = mkdtempSync(join(tmpdir(), 'carat-input-'));
    const bundle = await bundledService();
    const service = await bundle.start(data);
    const watch = new MemoryWatch(service.process.pid!, 1000);
    try {
      const { counts, faults } = await attack(service.address, {}, requests, tell, end);
      watch.end();
      const inLog = service.log().filter(({ level, message }) => level === 'error' && message === 'fault');
      const cells = await formulasOnExport(service.ask);
      return {
        lines: [
          ...table(
            ['attack', 'requests', '2xx and 3xx', '4xx', '5xx', 'refused without an answer'],
            [...counts, ['all', sumOf([...counts.values()])] as const].map(
              ([name, { all, good, refused, faulty, silent }]) => [name, all, good, refused, faulty, silent],
            ),
          ),
          '',
          `${faults.length} answers were not as the document says. ${inLog.length} faults were in the log of the service. Its memory was at most ${watch.peak().toFixed(0)} MB.`,
          '',
          `Exports: ${cells.read.toLocaleString('en')} cells of ${cells.files} CSV files were read, of which ${cells.guarded} were texts that begin like a formula behind an apostrophe, and ${cells.bare.length} such texts without.`,
        ],
        faults: [
          ...faults.slice(0, told),
          ...inLog.slice(0, told).map(({ error }) => `in the log: ${String(error).split('\n')[0]}`),
          ...cells.bare.slice(0, told).map((cell) => `formula on export: ${cell}`),
        ],
      };
    } finally {
      watch.end();
      await service.end('SIGTERM');
      bundle.remove();
      rmSync(data, { recursive: true, force: true });
    }
  },
};

interface Count {
  all: number;
  good: number;
  refused: number;
  faulty: number;
  silent: number;
}

function sumOf(counts: readonly Count[]): Count {
  const sum = (of: (count: Count) => number) => counts.reduce((all, count) => all + of(count), 0);
  return {
    all: sum(({ all }) => all),
    good: sum(({ good }) => good),
    refused: sum(({ refused }) => refused),
    faulty: sum(({ faulty }) => faulty),
    silent: sum(({ silent }) => silent),
  };
}

/** Sends so many made-up requests, or those that go out before the end. @returns counts by attack, and what was wrong with answers */
export async function attack(
  address: string,
  headers: Readonly<Record<string, string>>,
  count: number,
  tell: (progress: string) => void,
  end = Infinity,
) {
  const counts = new Map<string, Count>(
    [...attacks, 'raw bytes'].map((name) => [name, { all: 0, good: 0, refused: 0, faulty: 0, silent: 0 }]),
  );
  const faults: string[] = [];
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const note = (name: string, answer: Answer | undefined, fault: string | undefined, about: string) => {
    const kind = counts.get(name)!;
    kind.all += 1;
    if (!answer) kind.silent += 1;
    else if (answer.status >= 500) kind.faulty += 1;
    else if (answer.status >= 400) kind.refused += 1;
    else kind.good += 1;
    if (fault !== undefined) faults.push(`${about}: ${fault}`);
  };
  for (let done = 0; done < count && performance.now() < end; done += batch) {
    const size = Math.min(batch, count - done);
    const queue = fc.sample(madeUpRequest, { numRuns: size, seed: seed + done });
    let place = 0;
    const lane = async () => {
      for (let i = place++; i < size; i = place++) {
        if (i % rawEvery === rawEvery - 1) {
          const raw = rawRequests[Math.floor((done + i) / rawEvery) % rawRequests.length];
          const answer = await sendRaw(address, raw);
          note('raw bytes', answer, answer && problemFaultOf(answer), JSON.stringify(raw.slice(0, 120)));
        } else {
          const made = queue[i];
          const answer = await send(address, made, headers, agent);
          const { method, path, body } = made;
          const about = `${method} ${path.slice(0, 120)} ${body?.toString().slice(0, 120) ?? ''}`;
          note(made.attack, answer, judged(made, answer), about);
        }
      }
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
    if ((done / batch) % 5 === 4) tell(`${done + size} of ${count} requests, ${faults.length} faults`);
  }
  agent.destroy();
  return { counts, faults };
}

/** A path that an attack bent may belong to no operation, or to another. */
function judged({ name, attack: kind }: MadeUpRequest, answer: Answer | undefined): string | undefined {
  if (!answer) return 'the connection broke without an answer';
  return kind === 'paths' ? problemFaultOf(answer) : faultOf(name, answer);
}

function send(
  address: string,
  made: MadeUpRequest,
  more: Readonly<Record<string, string>>,
  agent: Agent,
): Promise<Answer | undefined> {
  const { method, path, headers, body } = made;
  const { hostname, port } = new URL(address);
  return new Promise((done) => {
    const outgoing = request(
      {
        hostname,
        port,
        path,
        method,
        agent,
        headers: { ...more, ...headers, ...(body && { 'Content-Length': body.length }) },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', () => done(undefined));
        response.on('end', () =>
          done({
            status: response.statusCode!,
            type: response.headers['content-type'] ?? '',
            body: Buffer.concat(parts),
          }),
        );
      },
    );
    outgoing.on('error', () =>
      // The service may close a connection that was idle in the moment in which it is used again.
      done(outgoing.reusedSocket ? send(address, made, more, agent) : undefined),
    );
    outgoing.end(body);
  });
}

/** Sends bytes as they are. @returns the first answer; undefined where the connection ends without */
export function sendRaw(address: string, text: string): Promise<Answer | undefined> {
  const { hostname, port, host } = new URL(address);
  return new Promise((done) => {
    const parts: Buffer[] = [];
    const socket = connect(Number(port), hostname, () =>
      socket.write(Buffer.from(text.replaceAll('HOST', host), 'latin1')),
    );
    const finish = () => {
      socket.destroy();
      done(answerIn(Buffer.concat(parts)));
    };
    socket.setTimeout(silence, finish);
    socket.on('data', (part) => parts.push(part));
    socket.on('error', finish);
    socket.on('close', finish);
  });
}

function answerIn(bytes: Buffer): Answer | undefined {
  const text = bytes.toString('latin1');
  const status = /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1];
  if (status === undefined) return undefined;
  const begin = text.indexOf('\r\n\r\n') + 4;
  const length = /content-length: (\d+)/i.exec(text)?.[1];
  const end = length === undefined ? undefined : begin + Number(length);
  return {
    status: Number(status),
    type: /content-type: (.*)\r/i.exec(text)?.[1] ?? '',
    body: bytes.subarray(begin, end),
  };
}

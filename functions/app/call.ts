import type { BodyOf, ParamsOf, QueryOf } from '../contract/contract.ts';
import type { OperationName } from '../contract/operations.ts';
import type { LoadedScenario } from '../../scenarios/parse.ts';

/** A checked request. */
export interface Call<Name extends OperationName> {
  readonly owner: string;
  readonly params: ParamsOf<Name>;
  readonly query: QueryOf<Name>;
  readonly body: BodyOf<Name>;
  /** The parsed scenario, where the body is one. */
  readonly loaded?: LoadedScenario;
  /** Version that the client has seen, where the operation requires one. */
  readonly seenVersion?: number;
  readonly idempotencyKey?: string;
  /** Of method, path and body: equal for equal requests. */
  readonly digest: string;
}

/** What a handler answers; the application makes a response of it. */
export type Reply =
  | { readonly json?: unknown; readonly headers?: Readonly<Record<string, string>> }
  | { readonly bytes: Uint8Array; readonly headers: Readonly<Record<string, string>> }
  | { readonly redirect: string };

export type Handler<Name extends OperationName> = (call: Call<Name>) => Promise<Reply>;
export type Handlers<Names extends OperationName> = { readonly [Name in Names]: Handler<Name> };

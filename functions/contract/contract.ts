import type * as z from 'zod';
import { catalogueOperations } from './catalogue.ts';
import type { Operation } from './operation.ts';
import type { OperationName } from './operations.ts';
import { runOperations } from './runs.ts';
import { scenarioOperations } from './scenarios.ts';
import { sweepOperations } from './sweeps.ts';

/** Everything that the service can be asked, as one definition for server, document and client. */
export const contract = {
  ...scenarioOperations,
  ...runOperations,
  ...sweepOperations,
  ...catalogueOperations,
} as const satisfies Record<OperationName, Operation>;

export type Contract = typeof contract;

type Part<Name extends OperationName, Field extends string, Otherwise> = Contract[Name] extends {
  readonly [field in Field]: infer Schema extends z.ZodType;
}
  ? { readonly given: z.input<Schema>; readonly read: z.output<Schema> }
  : { readonly given: Otherwise; readonly read: Otherwise };

/** Parts of a request as the server reads them, with defaults filled in. */
export type ParamsOf<Name extends OperationName> = Part<Name, 'params', undefined>['read'];
export type QueryOf<Name extends OperationName> = Part<Name, 'query', undefined>['read'];
export type BodyOf<Name extends OperationName> = Part<Name, 'body', undefined>['read'];

/** Parts of a request as a client gives them. */
export type GivenParams<Name extends OperationName> = Part<Name, 'params', undefined>['given'];
export type GivenQuery<Name extends OperationName> = Part<Name, 'query', undefined>['given'];
export type GivenBody<Name extends OperationName> = Part<Name, 'body', undefined>['given'];

/** What a client gets; bytes where the answer is no JSON. */
export type AnswerOf<Name extends OperationName> = Contract[Name]['success'] extends {
  readonly schema: infer Schema extends z.ZodType;
}
  ? z.output<Schema>
  : Contract[Name]['success'] extends { readonly media: readonly string[] }
    ? Uint8Array
    : undefined;

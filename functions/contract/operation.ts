import type * as z from 'zod';
import type { ProblemCode } from './problems.ts';

/** An answer that is no problem. */
export interface Success {
  readonly status: 200 | 201 | 202 | 204;
  readonly description: string;
  /** Absent where there is no JSON body. */
  readonly schema?: z.ZodType;
  /** Media types of bodies that are no JSON. */
  readonly media?: readonly string[];
  /** Headers that matter, with what they say. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What there is to know of an operation; the server checks requests by it, the document and the client's types follow. */
export interface Operation {
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** True where the body is a scenario document, which the scenarios' own parser checks. */
  readonly isDocument?: boolean;
  readonly takesIdempotencyKey?: boolean;
  readonly requiresIfMatch?: boolean;
  readonly success: Success;
  readonly problems: readonly ProblemCode[];
}

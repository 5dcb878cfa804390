import type { Context } from 'hono';

/** What the API gateway's authorizers found out about who asks. */
interface Authorizer {
  readonly jwt?: { readonly claims?: { readonly iss?: unknown; readonly sub?: unknown } };
  readonly iam?: { readonly accountId?: unknown; readonly userId?: unknown };
}

/** The owner whom the gateway vouches for: a person by token, a batch client by its IAM identity. */
export function ownerOf(context: Context): string | undefined {
  const { event } = (context.env ?? {}) as { event?: { requestContext?: { authorizer?: Authorizer } } };
  const { jwt, iam } = event?.requestContext?.authorizer ?? {};
  if (isText(jwt?.claims?.sub))
    return `jwt ${isText(jwt.claims.iss) ? jwt.claims.iss : ''} ${jwt.claims.sub}`;
  // The identity of a role ends in the name of its session, which changes.
  if (isText(iam?.userId)) return `iam ${String(iam.accountId)} ${iam.userId.split(':')[0]}`;
  return undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0;
}

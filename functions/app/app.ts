import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { contract } from '../contract/contract.ts';
import type { Operation } from '../contract/operation.ts';
import { type OperationName, operations } from '../contract/operations.ts';
import { problems } from '../contract/problems.ts';
import { DamagedError } from '../ports/damage.ts';
import { isPassing, storageFault } from '../ports/passing-fault.ts';
import type { Handler, Handlers, Reply } from './call.ts';
import { ProblemError, problemResponse } from './problem.ts';
import { readCall } from './read-call.ts';
import { catalogueHandlers } from './routes/catalogue.ts';
import { runHandlers } from './routes/runs.ts';
import { scenarioHandlers } from './routes/scenarios.ts';
import { sweepHandlers } from './routes/sweeps.ts';
import type { Service } from './service.ts';

/**
 * The HTTP application: every operation of the contract, its document, and problems in one form.
 *
 * @example createApp(service).request('/v1/health')
 */
export function createApp(service: Service): Hono {
  const app = new Hono();
  const { limits, allowedOrigins, log } = service;
  app.use(async (context, next) => {
    const begun = performance.now();
    await next();
    context.header('X-Content-Type-Options', 'nosniff');
    const { method, path } = context.req;
    const milliseconds = Math.round(performance.now() - begun);
    log('info', 'request', { method, path, status: context.res.status, milliseconds });
  });
  app.use(guard(service));
  app.use(
    cors({
      origin: [...allowedOrigins],
      allowHeaders: ['Content-Type', 'If-Match', 'Idempotency-Key', 'Authorization'],
      allowMethods: ['GET', 'POST', 'PUT', 'DELETE'],
      exposeHeaders: ['ETag', 'Location', 'Retry-After'],
      maxAge: 600,
    }),
  );
  const { bodyBytes } = limits;
  const onError = () => {
    throw new ProblemError('too-large', `the body requires at most ${bodyBytes} bytes (limit bodyBytes)`);
  };
  app.use(bodyLimit({ maxSize: bodyBytes, onError }));

  const handlers: Handlers<OperationName> = {
    ...scenarioHandlers(service),
    ...runHandlers(service),
    ...sweepHandlers(service),
    ...catalogueHandlers(service),
  };
  for (const name of Object.keys(operations) as OperationName[]) register(app, name, handlers[name], service);
  const documentation = () => import('./routes/documentation.ts');
  app.get('/v1/openapi.json', async (context) => (await documentation()).describe(context));
  app.get('/v1/docs', async (context) => (await documentation()).page(context));
  app.notFound((context) => problemResponse(unknownAddress(context)));
  app.onError((error, context) => {
    if (error instanceof ProblemError) return problemResponse(error);
    if (error instanceof DamagedError) {
      service.damage.add(error.damage, service.ownerOf(context));
      return problemResponse(new ProblemError('damaged', error.message));
    }
    if (isBrokenOff(error, context))
      return problemResponse(new ProblemError('malformed', 'the body broke off'));
    return problemResponse(faultOf(error, context, service));
  });
  return app;
}

function register<Name extends OperationName>(
  app: Hono,
  name: Name,
  handler: Handler<Name>,
  service: Service,
): void {
  const [method, path] = operations[name];
  const operation: Operation = contract[name];
  app.on(method, path.replaceAll(/\{(\w+)\}/g, ':$1'), async (context) => {
    const owner = service.ownerOf(context);
    if (owner === undefined) throw new ProblemError('unauthenticated', 'the request requires a known caller');
    if (operation.body) await service.checkRoom?.();
    const reply = await handler(await readCall(name, owner, context, service.limits));
    return responseOf(reply, operation.success.status);
  });
}

function responseOf(reply: Reply, status: number): Response {
  if ('redirect' in reply) return new Response(null, { status: 303, headers: { Location: reply.redirect } });
  if ('bytes' in reply)
    return new Response(reply.bytes as Uint8Array<ArrayBuffer>, { status, headers: reply.headers });
  if (reply.json === undefined) return new Response(null, { status, headers: reply.headers ?? {} });
  return new Response(JSON.stringify(reply.json), {
    status,
    headers: { 'Content-Type': 'application/json', ...reply.headers },
  });
}

/** Keeps pages of other origins, and names that point here without leave, from reaching the service. */
function guard({ allowedOrigins, hosts }: Service) {
  return async (context: Context, next: () => Promise<void>) => {
    const host = new URL(context.req.url).hostname;
    if (hosts && !hosts.includes(host))
      throw new ProblemError('foreign-origin', `the service answers to ${hosts.join(', ')}, not ${host}`);
    const origin = context.req.header('Origin');
    const isOwn = origin === undefined || origin === new URL(context.req.url).origin;
    const isSafe = ['GET', 'HEAD', 'OPTIONS'].includes(context.req.method);
    if (!isOwn && !isSafe && !allowedOrigins.includes(origin))
      throw new ProblemError('foreign-origin', `the origin ${origin} is not allowed`);
    await next();
  };
}

/** What to say of an address or method that no operation has. */
function unknownAddress({ req }: Context): ProblemError {
  const allowed = Object.values(operations)
    .filter(([, path]) => new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(req.path))
    .map(([method]) => method);
  if (allowed.length === 0) return new ProblemError('not-found', `there is nothing at ${req.path}`);
  const Allow = [...new Set(allowed)].join(', ');
  return new ProblemError('wrong-method', `${req.path} takes ${Allow}, not ${req.method}`, {
    headers: { Allow },
  });
}

/** Whether the client went away, as Node words it, before its request had come whole: a database may go away likewise. */
function isBrokenOff({ code, message }: NodeJS.ErrnoException, { env }: Context): boolean {
  const { incoming } = (env ?? {}) as { incoming?: { readonly complete: boolean } };
  return code === 'ECONNRESET' && message === 'aborted' && incoming?.complete !== true;
}

/** What happened stays in the log; who asked hears that it was no fault of theirs. */
function faultOf(error: Error, { req }: Context, { log }: Service): ProblemError {
  const { code } = error as NodeJS.ErrnoException;
  log('error', 'fault', { method: req.method, path: req.path, error: error.stack ?? String(error) });
  if (code === 'ENOSPC' || code === 'EDQUOT' || error.name === storageFault)
    return new ProblemError('storage-full', problems['storage-full'][1]);
  if (isPassing(error))
    return new ProblemError('unavailable', 'what keeps scenarios and results does not answer for now', {
      headers: { 'Retry-After': '5' },
    });
  return new ProblemError('fault', problems.fault[1]);
}

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Context, Hono } from 'hono';
import { getMimeType } from 'hono/utils/mime';

interface PageFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
  /** Made at the first request that takes it. */
  zipped?: Uint8Array<ArrayBuffer>;
}

/** Names of these hold a hash of their content. */
const hashed = '/assets/';
const yearSeconds = 31_536_000;
const notFoundPage = '/404.html';

/**
 * Serves the built page at every address but those of the service, with the headers that it asks for.
 *
 * Its files are read once and served from memory: no address leads elsewhere on the disk, and a page that is built anew
 * meanwhile is served whole from the next start on.
 *
 * @param folder of the files, `headers.json` among them
 */
export function servePage(app: Hono, folder: string): void {
  const files = readPage(folder);
  app.get('*', (context, next) => {
    const { path } = context.req;
    if (path === '/v1' || path.startsWith('/v1/')) return next();
    const found = files.get(path === '/' ? '/index.html' : path);
    return Promise.resolve(found ? answer(found, context) : answer(files.get(notFoundPage)!, context, 404));
  });
}

function readPage(folder: string): ReadonlyMap<string, PageFile> {
  const text = readFileSync(join(folder, 'headers.json'), 'utf8');
  const wanted = JSON.parse(text) as Record<string, string>;
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files.map(({ parentPath, name }) => {
      const file = join(parentPath, name);
      const path = `/${relative(folder, file).split(sep).join('/')}`;
      const bytes = new Uint8Array(readFileSync(file));
      const headers = {
        ...wanted,
        'Content-Type': getMimeType(name) ?? 'application/octet-stream',
        'Cache-Control': path.startsWith(hashed) ? `public, max-age=${yearSeconds}, immutable` : 'no-cache',
        ETag: `W/"${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}"`,
        Vary: 'Accept-Encoding',
      };
      return [path, { bytes, headers }];
    }),
  );
}

function answer(file: PageFile, { req }: Context, status = 200): Response {
  const { bytes, headers } = file;
  if (status === 200 && req.header('If-None-Match') === headers.ETag)
    return new Response(null, { status: 304, headers });
  if (!/\bgzip\b/.test(req.header('Accept-Encoding') ?? '')) return new Response(bytes, { status, headers });
  file.zipped ??= new Uint8Array(gzipSync(bytes));
  return new Response(file.zipped, { status, headers: { ...headers, 'Content-Encoding': 'gzip' } });
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import headers from '../../web/public/headers.json' with { type: 'json' };
import { servePage } from '../../functions/local/page.ts';

const folder = mkdtempSync(join(tmpdir(), 'carat-page-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let app: Hono;
beforeAll(() => {
  const page = join(folder, 'web');
  mkdirSync(join(page, 'assets'), { recursive: true });
  const files = {
    'headers.json': JSON.stringify(headers),
    'index.html': '<p>the page</p>',
    '404.html': '<p>nothing here</p>',
    'assets/main-a1b2.js': 'export {};',
    '../secret.html': 'a secret',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(page, name), text);
  app = new Hono();
  app.get('/v1/health', (context) => context.text('ok'));
  app.notFound((context) => context.text('no such operation', 404));
  servePage(app, page);
});

const get = async (path: string, sent: Record<string, string> = {}) => app.request(path, { headers: sent });

test('every file comes with its type and with all headers that the page asks for', async () => {
  for (const [path, type] of [
    ['/', 'text/html; charset=utf-8'],
    ['/assets/main-a1b2.js', 'text/javascript; charset=utf-8'],
    ['/nowhere', 'text/html; charset=utf-8'],
  ]) {
    const response = await get(path);
    expect(response.headers.get('Content-Type')).toBe(type);
    for (const [name, value] of Object.entries(headers)) expect(response.headers.get(name)).toBe(value);
  }
});

test('the policy lets nothing in but the page’s own files, no code made of text, and no frame around it', () => {
  const policy = headers['Content-Security-Policy'];
  expect(policy).toMatch(/^default-src 'none';.*script-src 'self';.*frame-ancestors 'none'/);
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
});

test('a file whose name holds its hash is kept for a year, any other is asked for again and need not be sent again', async () => {
  const kept = await get('/assets/main-a1b2.js');
  expect(kept.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
  const page = await get('/');
  expect(page.headers.get('Cache-Control')).toBe('no-cache');
  const again = await get('/', { 'If-None-Match': page.headers.get('ETag')! });
  expect([again.status, await again.text()]).toEqual([304, '']);
});

test('a browser that takes gzip gets it, another does not', async () => {
  const zipped = await get('/', { 'Accept-Encoding': 'br, gzip' });
  expect(zipped.headers.get('Content-Encoding')).toBe('gzip');
  expect(gunzipSync(await zipped.arrayBuffer()).toString()).toBe('<p>the page</p>');
  const plain = await get('/');
  expect([plain.headers.get('Content-Encoding'), await plain.text()]).toEqual([null, '<p>the page</p>']);
});

test.each(['/nowhere', '/../secret.html', '/%2e%2e/secret.html', '/..%2fsecret.html', '/assets', '/%ff'])(
  'nothing is at %s, which a page says',
  async (path) => {
    const response = await get(path);
    expect([response.status, await response.text()]).toEqual([404, '<p>nothing here</p>']);
  },
);

test('the service keeps its addresses, and says itself what it has not', async () => {
  expect(await (await get('/v1/health')).text()).toBe('ok');
  for (const path of ['/v1', '/v1/nothing']) expect(await (await get(path)).text()).toBe('no such operation');
  expect((await app.request('/', { method: 'POST' })).status).toBe(404);
});

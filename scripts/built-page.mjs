/** The built page, served as the service serves it, and the browser that visits it: for benches and pictures. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { serve } from '@hono/node-server';
import { build } from 'esbuild';
import { Hono } from 'hono';
import { chromium } from 'playwright-core';
import { ensureBuilt } from './ensure-built.mjs';

/**
 * Builds the page unless it stems from the sources as they are now, and serves it on a free port of this machine, with
 * its headers and compressed, and without the API.
 *
 * @returns `address` ends in a slash; `sent` grows with every answer, in bytes as sent, without headers
 */
export async function servedPage(root) {
  await ensureBuilt(root, ['page']);
  const servePage = await servingIn(root);
  const app = new Hono();
  servePage(app, join(root, 'dist/web'));
  const sent = [];
  const fetch = async (request) => {
    const response = await app.fetch(request);
    const { byteLength: bytes } = await response.clone().arrayBuffer();
    sent.push({ path: new URL(request.url).pathname, bytes });
    return response;
  };
  const server = serve({ fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((listening) => server.once('listening', listening));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    sent,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** What serves the page in the service. */
async function servingIn(root) {
  // In node_modules, so that packages outside the bundle are found.
  const folder = mkdtempSync(join(root, 'node_modules', '.carat-page-'));
  try {
    const outfile = join(folder, 'page.mjs');
    await build({
      entryPoints: [join(root, 'functions/local/page.ts')],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      packages: 'external',
      logLevel: 'warning',
    });
    return (await import(pathToFileURL(outfile).href)).servePage;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Chromium with a fresh profile, which asks nobody but the page for anything; CHROMIUM names another browser. */
export function launchBrowser() {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  if (!existsSync(executablePath))
    throw new Error(
      `no Chromium at ${executablePath}: install it (apt-get install chromium), or name one in the variable CHROMIUM`,
    );
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

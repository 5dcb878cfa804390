import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Folders that the build of the page makes. */
export const pageFolders = ['assets', 'verdicts'];

/**
 * A CloudFront function that lets through what the page consists of, and answers everything else with its page for
 * unknown addresses and status 404.
 *
 * @param folder of the page’s public files, `404.html` and `404.css` among them
 */
export function knownAddresses(folder: string): string {
  const known = ['/', '/index.html', ...readdirSync(folder).map((name) => `/${name}`)];
  const body = readFileSync(join(folder, '404.html'), 'utf8');
  const folders = pageFolders.map((name) => `/${name}/`);
  return `var known = ${JSON.stringify(known)};
var folders = ${JSON.stringify(folders)};
var body = ${JSON.stringify(body)};
function handler(event) {
  var uri = event.request.uri;
  var isInside = folders.some(function (folder) { return uri.indexOf(folder) === 0; });
  if (isInside || known.indexOf(uri) >= 0) return event.request;
  return {
    statusCode: 404,
    statusDescription: 'Not Found',
    headers: { 'content-type': { value: 'text/html; charset=utf-8' }, 'cache-control': { value: 'no-cache' } },
    body: { encoding: 'text', data: body },
  };
}`;
}

/**
 * Calls one bundled handler with one event after another and prints what each took: milliseconds of CPU, calls of the
 * database and the buckets. Started by cost.mjs, in a process of its own, so that the stand-ins are not counted.
 *
 *   node scripts/cost-handlers.mjs FILE < EVENTS     one JSON value a line
 */
import { subscribe } from 'node:diagnostics_channel';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const [file] = process.argv.slice(2);
let calls = {};
subscribe('http.client.request.start', ({ request }) => {
  const target = request.getHeader('x-amz-target');
  const name = target ? String(target).split('.').at(-1) : request.method;
  calls[name] = (calls[name] ?? 0) + 1;
});
// What a handler says goes to the log.
console.log = () => undefined;

const before = process.cpuUsage();
const { handler } = await import(pathToFileURL(file).href);
const atImport = milliseconds(before);
const outcomes = [];
for await (const line of createInterface({ input: process.stdin })) {
  calls = {};
  const start = process.cpuUsage();
  const answer = await handler(JSON.parse(line), {});
  outcomes.push({ milliseconds: milliseconds(start), calls, answer });
}
process.stdout.write(JSON.stringify({ import: atImport, outcomes }));
process.exit();

function milliseconds(start) {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

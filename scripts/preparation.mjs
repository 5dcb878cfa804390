/**
 * What installing and building share: their error, their child processes, and a lock between processes. Everything
 * they tell goes to standard error, since standard output belongs to the command that runs afterwards.
 */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** The reader can mend it: the message says what is wrong and how. */
export class PreparationError extends Error {}

export function tell(message) {
  process.stderr.write(`carat: ${message}\n`);
}

/** Explains a refused write; any other fault stays as it is. */
export function explainRefusedWrite(error, root) {
  if (['ENOSPC', 'EDQUOT'].includes(error?.code))
    return new PreparationError(
      `no space is left in ${root} (${error.code}) for packages and build: free some, then run the same command again.`,
      { cause: error },
    );
  if (!['EROFS', 'EACCES', 'EPERM'].includes(error?.code)) return error;
  return new PreparationError(
    `cannot write in ${root} (${error.code}), where its packages or its build are missing or out of date.\n` +
      'Run "npm ci --ignore-scripts && npm run build" there once as a user who may write, ' +
      'or copy the folder to a place where you may.',
    { cause: error },
  );
}

const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Runs a child whose whole output goes to standard error; resolves to its exit code. A signal to us ends both. */
export function runAside(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 2, 2] });
    let ending;
    const pass = (signal) => {
      ending = signal;
      child.kill(signal);
    };
    for (const signal of endingSignals) process.on(signal, pass);
    const settle = (then) => {
      for (const signal of endingSignals) process.off(signal, pass);
      then();
    };
    child.once('error', (error) => settle(() => reject(error)));
    // Without our handlers a signal to ourselves ends us as it would have without the child.
    child.once('exit', (code, signal) =>
      settle(() => ((ending ?? signal) ? process.kill(process.pid, ending ?? signal) : resolve(code))),
    );
  });
}

const heartbeatMilliseconds = 2_000;
/** An owner we can see alive may have been suspended with its machine, so it is given longer. */
const silenceOfALivingOwner = 300_000;
const silenceOfAStranger = 60_000;

/**
 * Runs `work` while no other process does so in the same folder. The lock is a folder that appears and vanishes by
 * rename, with its owner's name already inside: renaming onto a folder that is not empty fails, so one process wins.
 * A stale lock is renamed to a grave named after its dead owner; the grave stays a while, so that a second process
 * which judged the same owner dead cannot bury the next one's lock.
 */
export async function withLock(root, work) {
  const home = join(root, '.carat');
  const lock = join(home, 'preparing');
  const token = randomUUID();
  try {
    mkdirSync(home, { recursive: true });
    sweepGraves(home);
    const offer = join(home, `offer-${token}`);
    mkdirSync(offer);
    writeFileSync(join(offer, 'owner.json'), JSON.stringify({ token, pid: process.pid, host: hostname() }));
    await takeTurn(home, offer, lock);
  } catch (error) {
    throw explainRefusedWrite(error, root);
  }
  const heartbeat = setInterval(() => {
    if (readOwner(lock)?.token === token) utimesSync(join(lock, 'owner.json'), new Date(), new Date());
  }, heartbeatMilliseconds);
  heartbeat.unref();
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    if (readOwner(lock)?.token === token) rmSync(bury(home, lock, token), { recursive: true, force: true });
  }
}

async function takeTurn(home, offer, lock) {
  const start = Date.now();
  let hasTold = false;
  while (!renamed(offer, lock)) {
    const owner = readOwner(lock);
    if (owner && isStale(owner)) {
      renamed(lock, join(home, `grave-${owner.token}`));
      continue;
    }
    if (!hasTold && Date.now() - start > 500) {
      tell(`another process (${owner?.pid ?? 'unknown'}) is preparing this folder, waiting for it`);
      hasTold = true;
    }
    await pause(50);
    // A waiter may wait longer than a grave lasts: its offer must look alive to those who sweep.
    utimesSync(offer, new Date(), new Date());
  }
}

function bury(home, lock, token) {
  const grave = join(home, `grave-${token}`);
  renameSync(lock, grave);
  return grave;
}

/** Windows reports EPERM or EACCES where others report that the target is not empty. */
function renamed(from, to) {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    const isTaken = ['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(error.code);
    if (isTaken || (process.platform === 'win32' && ['EPERM', 'EACCES'].includes(error.code))) return false;
    throw error;
  }
}

function readOwner(lock) {
  try {
    const path = join(lock, 'owner.json');
    return { ...JSON.parse(readFileSync(path, 'utf8')), silence: Date.now() - statSync(path).mtimeMs };
  } catch {
    return undefined; // it was released or buried while we looked
  }
}

function isStale(owner) {
  if (owner.host !== hostname()) return owner.silence > silenceOfAStranger;
  return !isAlive(owner.pid) || owner.silence > silenceOfALivingOwner;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function sweepGraves(home) {
  for (const name of readdirSync(home)) {
    if (!/^(grave|offer)-/.test(name)) continue;
    const path = join(home, name);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > 3_600_000) rmSync(path, { recursive: true, force: true });
  }
}

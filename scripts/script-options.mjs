import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/**
 * Reads the options of a script that people call. `--help` prints the comment that the script begins with; what cannot
 * be read ends it with code 2.
 *
 * @param url of the script, import.meta.url
 * @param config as parseArgs takes it
 */
export function readOptions(url, config) {
  const file = fileURLToPath(url);
  let parsed;
  try {
    const help = { type: 'boolean', default: false };
    parsed = parseArgs({ ...config, options: { ...config.options, help } });
  } catch (error) {
    console.error(`${error.message}\n("node ${relative(process.cwd(), file)} --help" tells more)`);
    process.exit(2);
  }
  if (!parsed.values.help) return parsed;
  const [head] = readFileSync(file, 'utf8').split('\n */');
  console.log(head.replaceAll(/^(\/\*\*\n| \* ?)/gm, ''));
  process.exit(0);
}

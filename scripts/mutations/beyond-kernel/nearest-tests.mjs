/** Which tests are to notice a change of a file, the likeliest and quickest first. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { importGraph } from './import-graph.mjs';

/** Tests of the whole repository, which take minutes and ask for nothing in particular. */
const leftOut = /^test\/(launcher|readme|api-page|golden\/|kernel\/|numeric\/|random\/)/;
const ending = '.test.ts';
/** Words of paths that say nothing. */
const plain = new Set(['test', 'ts', 'tsx', 'index', 'lab', 'and', 'tell', 'of', 'to']);

/**
 * @param {string} root
 * @returns tests that count, and for a file those that reach it
 */
export function nearestTests(root) {
  const tests = readdirSync(join(root, 'test'), { recursive: true })
    .map((name) => `test/${name}`)
    .filter((name) => name.endsWith(ending) && !leftOut.test(name))
    .sort();
  const stepsOf = importGraph(root);
  const reached = new Map(tests.map((test) => [test, stepsOf(test)]));

  return {
    tests,
    /** Each step counts as one, a word in common as two, and a quarter of a minute as one. @param {Map<string, number>} seconds of each test file */
    near: (file, seconds) =>
      tests
        .filter((test) => reached.get(test).has(file))
        .map((test) => {
          const common = wordsOf(test).filter((word) => wordsOf(file).includes(word)).length;
          return { test, far: reached.get(test).get(file) - 2 * common + (seconds.get(test) ?? 10) / 15 };
        })
        .sort((a, b) => a.far - b.far)
        .map(({ test }) => test),
  };
}

function wordsOf(path) {
  return [...new Set(path.split(/[/.-]/).filter((word) => !plain.has(word)))];
}

/** Breaks the equations of the kernel that are listed by hand, and asks the tests. */
import { copiedTree, firstFailureOf } from './copied-tree.mjs';
import { code } from './markdown.mjs';
import { mutations } from './mutations.mjs';

/**
 * @param {string} root
 * @param {string | undefined} only the one file below sim-core to break
 * @param {(text: string) => void} say
 */
export async function kernelStudy(root, only, say) {
  const chosen = mutations.filter(({ file }) => !only || file === only);
  if (chosen.length === 0)
    throw new Error(
      `no mutation of ${only}; there are some of ${mutations.map(({ file }) => file).join(', ')}`,
    );
  const tree = copiedTree(root);
  const firstFailure = async (...tests) => firstFailureOf(await tree.run(tests, ['--bail=1']));

  // What fails anyway would seem to notice every mutation.
  const failing = await firstFailure('test/kernel', 'test/numeric', 'test/random', 'test/golden');
  if (failing) throw new Error(`mend this first, it fails without any mutation: ${failing}`);

  const noticedBy = ({ file, from, to }) =>
    tree.changing(
      `sim-core/${file}`,
      (right) => {
        if (right.split(from).length !== 2)
          throw new Error(
            `sim-core/${file} requires exactly one “${from}”: bring scripts/mutations up to date`,
          );
        return right.replace(from, to);
      },
      async () =>
        (await firstFailure('test/kernel/equations.test.ts', 'test/numeric', 'test/random')) ??
        (await firstFailure('test/kernel')) ??
        (await firstFailure('test/golden')),
    );

  const outcomes = [];
  for (const mutation of chosen) {
    say(`${outcomes.length + 1} of ${chosen.length}: ${mutation.equation}`);
    outcomes.push({ ...mutation, noticedBy: await noticedBy(mutation) });
  }
  const unnoticed = outcomes.filter((outcome) => !outcome.noticedBy);
  const section = [
    '# Mutations',
    '',
    'Written by `node scripts/mutations.mjs --write docs/mutations.md`: each row breaks one equation of `sim-core`, alone, and names the',
    'first test that fails: of the equations and draws by themselves, else of the whole kernel, else of its pinned hashes.',
    '',
    `${outcomes.length - unnoticed.length} of ${outcomes.length} are noticed.`,
    '',
    '| equation | was | became | noticed by |',
    '|---|---|---|---|',
    ...outcomes.map(
      (each) =>
        `| ${each.equation} | ${code(each.from)} | ${code(each.to)} | ${each.noticedBy ?? '**nothing**'} |`,
    ),
    '',
  ].join('\n');
  return { section, hasUnnoticed: unnoticed.length > 0 };
}

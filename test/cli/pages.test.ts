import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { armPhrases } from '#lab';
import { arms, measureNames, parameterNames } from '#sim-core';
import { entries } from '../../cli/explain/entries.ts';
import { glossary } from '../../cli/explain/glossary.ts';
import { propositions } from '../../lab/propositions.ts';
import { withReference } from '../../cli/reference/command-reference.ts';

const page = (name: string) => `${import.meta.dirname}/../../docs/${name}`;

describe('the pages that are written by the code (vitest --update brings them up to date)', () => {
  it('docs/glossary.md is what the registry, the measures and the terms say now', async () => {
    await expect(glossary()).toMatchFileSnapshot(page('glossary.md'));
  });

  it('docs/cli.md has the help and the exit codes of today', async () => {
    await expect(withReference(readFileSync(page('cli.md'), 'utf8'))).toMatchFileSnapshot(page('cli.md'));
  });

  it('docs/cli.md refuses to lose its marks', () => {
    expect(() => withReference('# The command line')).toThrow('the page requires');
  });
});

describe('the glossary', () => {
  const namesOf = (group: string) => entries.filter((entry) => entry.group === group).map(({ name }) => name);

  it('has every parameter, measure and arm, once', () => {
    expect(namesOf('parameter')).toEqual(parameterNames);
    expect(namesOf('measure')).toEqual(measureNames);
    expect(namesOf('arm')).toEqual([...arms]);
    expect(Object.keys(armPhrases)).toEqual([...arms]);
  });

  it('has the propositions P1 to P22', () => {
    expect(propositions.map(({ id }) => id)).toEqual(Array.from({ length: 22 }, (_, i) => `P${i + 1}`));
  });

  it('names nothing twice within a group, and lists its terms by the alphabet', () => {
    const keys = entries.map(({ group, name }) => `${group}: ${name}`);
    expect(new Set(keys).size).toBe(keys.length);
    const byLetter = (a: string, b: string): number => (a.toLowerCase() < b.toLowerCase() ? -1 : 1);
    expect(namesOf('term')).toEqual([...namesOf('term')].sort(byLetter));
  });

  it('explains in lower case without a full stop, but for the rules of the arms', () => {
    for (const { group, name, definition } of entries.filter((entry) => entry.group !== 'arm'))
      expect(definition, `${group} ${name}`).toMatch(/^[^A-Z].*[^.]$|^(Gini|Herfindahl) /);
  });

  it('stands in Markdown without breaking a table', () => {
    const rows = glossary()
      .split('\n')
      .filter((line) => line.startsWith('| '));
    expect(rows.length).toBeGreaterThan(entries.length);
    for (const row of rows) expect(row.endsWith(' |'), row).toBe(true);
  });
});

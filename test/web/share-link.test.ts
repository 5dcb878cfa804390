import { describe, expect, it } from 'vitest';
import { libraryNames, loadLibrary } from '#scenarios';
import { decodeDocument, encodeDocument } from '../../web/share/share-link.ts';

describe('a share link', () => {
  it.each(libraryNames)('gives back %s exactly', async (name) => {
    const { document } = loadLibrary(name);
    expect(await decodeDocument(await encodeDocument(document))).toEqual(document);
  });

  it('uses only characters that an address may have', async () => {
    expect(await encodeDocument(loadLibrary('biowin').document)).toMatch(/^[\w-]+$/);
  });

  it('refuses a text that is no scenario', async () => {
    await expect(decodeDocument('nonsense')).rejects.toThrow();
  });
});

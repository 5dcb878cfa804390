import { type ScenarioDocument, parse } from '#scenarios';

/** A document as a text that fits into an address. */
export async function encodeDocument(document: ScenarioDocument): Promise<string> {
  const bytes = await through(
    new TextEncoder().encode(JSON.stringify(document)),
    new CompressionStream('deflate-raw'),
  );
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @throws Error where the text is none that `encodeDocument` made */
export async function decodeDocument(code: string): Promise<ScenarioDocument> {
  const binary = atob(code.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  const text = new TextDecoder().decode(await through(bytes, new DecompressionStream('deflate-raw')));
  const parsing = parse(text);
  if (!parsing.ok) throw new Error(parsing.issues[0].message);
  return parsing.loaded.document;
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const readable = new Blob([bytes]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(readable).arrayBuffer());
}

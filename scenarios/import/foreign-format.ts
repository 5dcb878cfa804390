import { decodeBytes } from './encodings.ts';

/** A format that is no delimited table, and the way from it to one. */
export interface ForeignFormat {
  readonly name: string;
  readonly remedy: string;
}

const saveSheet = 'save the sheet that holds the list as CSV (UTF-8), and import that file';
const fromGraph =
  'open it in Gephi and export its nodes and its edges as two tables (Data Laboratory, Export table): the nodes are the organisations, the edges the ties';
const fromMap =
  'open it in QGIS and save the layer as CSV with GEOMETRY=AS_XY; then map lon to X, lat to Y, and id to the column of names';
const asRows = 'write it as a table: a header line, and a row for each item';
const unpack = 'unpack it, and import the table inside';

/** Bytes in which the list of a zip archive’s files lies. */
const listLength = 65_536;

const starts = (bytes: Uint8Array, ...codes: number[]): boolean =>
  codes.every((code, i) => bytes[i] === code);

/** The format of bytes that are no text, where they say it. */
export function binaryFormat(bytes: Uint8Array): ForeignFormat | undefined {
  if (starts(bytes, 0x50, 0x4b, 3, 4)) {
    const files =
      decodeBytes(bytes.subarray(0, 4096), 'Windows-1252') +
      decodeBytes(bytes.subarray(-listLength), 'Windows-1252');
    if (files.includes('xl/')) return { name: 'an Excel workbook', remedy: saveSheet };
    if (files.includes('opendocument.spreadsheet'))
      return { name: 'an OpenDocument spreadsheet', remedy: saveSheet };
    return { name: 'a zip archive', remedy: unpack };
  }
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { name: 'an old Excel workbook', remedy: saveSheet };
  if (starts(bytes, 0x1f, 0x8b)) return { name: 'a gzip archive', remedy: unpack };
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46))
    return { name: 'a PDF', remedy: 'ask its author for the table behind it' };
  return undefined;
}

const formats: readonly (readonly [pattern: RegExp, name: string, remedy: string])[] = [
  [/^\s*\{[^]*"type"\s*:\s*"(FeatureCollection|Feature|Topology)"/, 'GeoJSON', fromMap],
  [/^\s*(\{\s*["}]|\[\s*[[{\]])/, 'JSON', asRows],
  [/^\s*(<\?xml[^]*?)?<graphml\b/i, 'GraphML', fromGraph],
  [/^\s*(<\?xml[^]*?)?<gexf\b/i, 'GEXF', fromGraph],
  [/^\s*(<\?xml[^]*?)?<(kml|gpx)\b/i, 'a map in XML', fromMap],
  [/^\s*(<\?xml[^]*?)?<Workbook\b/, 'an Excel workbook in XML', saveSheet],
  [
    /^\s*<(!doctype html|html|table|meta)\b/i,
    'a web page',
    'open it in a spreadsheet, and save the sheet as CSV (UTF-8)',
  ],
  [/^\s*<(\?xml|!--|[a-z]\w*[\s>])/i, 'XML', asRows],
  [/^(\s*%[^\n]*\n)*\s*\*(vertices|network|arcs|edges|matrix)\b/i, 'a Pajek network', fromGraph],
  [/^(\s*(#|creator\b|version\b|comment\b)[^\n]*\n)*\s*graph\s*\[/i, 'GML', fromGraph],
  [/^\s*(strict\s+)?(di)?graph\b[^\n]*\{/i, 'a Graphviz network', fromGraph],
  [/^\s*dl\s+n\w*\s*=/i, 'a UCINET network', fromGraph],
  [/^\s*nodedef\s*>/i, 'a GDF network', fromGraph],
  [/^\{\\rtf/, 'a text document', saveSheet],
];

/** The format of a text that is no delimited table, told by its beginning. */
export function textFormat(beginning: string): ForeignFormat | undefined {
  const found = formats.find(([pattern]) => pattern.test(beginning.replace(/^\uFEFF/, '')));
  return found && { name: found[1], remedy: found[2] };
}

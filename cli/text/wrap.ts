/** Lines longer than this are tiring to read, however wide the terminal is. */
const readableWidth = 96;

/**
 * Breaks a text into lines.
 *
 * @param width columns of the output
 * @param indent columns before every line
 */
export function wrap(text: string, width: number, indent = 0): string {
  const room = Math.min(width, readableWidth) - indent;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/ +/)) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.map((each) => ' '.repeat(indent) + each).join('\n');
}

/** Code in a cell of a Markdown table. */
export function code(text) {
  const flat = text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|');
  return flat.includes('`') ? `\`\` ${flat} \`\`` : `\`${flat}\``;
}

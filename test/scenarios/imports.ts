import { type Import, type ImportOptions, importCluster } from '#scenarios';

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Imports tables written as text. */
export function read(
  organisations: string | Uint8Array,
  ties?: string,
  options: Partial<ImportOptions> = {},
): Import {
  const table = typeof organisations === 'string' ? bytes(organisations) : organisations;
  return importCluster(table, ties === undefined ? undefined : bytes(ties), { name: 'valley', ...options });
}

/** Notes on rows and values, short: effect, line, column, what came. */
export function losses({ report }: Import): string[] {
  return report.notes
    .filter(({ effect }) => effect !== 'told')
    .map(({ effect, line, column, received }) =>
      [effect, line, column, received].filter((part) => part !== undefined).join(' '),
    );
}

/** All messages of a report. */
export function told({ report }: Import): string {
  return report.notes.map(({ message }) => message).join('\n');
}

export const organisationsOf = (result: Import) => (result.ok ? (result.document.organisations ?? []) : []);
export const tiesOf = (result: Import) => (result.ok ? (result.document.ties ?? []) : []);

import { type RunRecord, type SweepRecord, isUnderWay } from '../ports/records.ts';
import { noting, subjectOf } from '../steps/check-stored.ts';
import { readResultFile } from '../steps/stored-bytes.ts';
import type { Reply } from './call.ts';
import { ProblemError } from './problem.ts';
import type { Service } from './service.ts';

/** Bytes of a file that are sent; a larger one is fetched from where it is stored, where that is possible. */
const inlineBytes = 4_000_000;

export type FileHeaders = Readonly<Record<'Content-Type' | 'Content-Disposition', string>> &
  Readonly<Record<string, string>>;

/**
 * Hands out a file of a result.
 *
 * @param headers its type, and what else is to be said of it
 * @throws ProblemError where there is no result, or no such file in it
 */
export async function resultFile(
  service: Service,
  record: RunRecord | SweepRecord,
  name: string,
  headers: FileHeaders,
): Promise<Reply> {
  const { objects } = service;
  const { id, status, files } = record;
  if (isUnderWay(status))
    throw new ProblemError('not-finished', `${id} is ${status}`, { headers: { 'Retry-After': '1' } });
  if (!files) throw new ProblemError('no-result', `${id} ${status} without a result`);
  const found = files.find((each) => each.name === name);
  if (!found) throw new ProblemError('not-found', `the result of ${id} has no ${name}`);
  const linkHeaders = { type: headers['Content-Type'], disposition: headers['Content-Disposition'] };
  const link = found.size > inlineBytes ? await objects.link(found.key, linkHeaders) : undefined;
  if (link !== undefined) return { redirect: link };
  const kind = 'resultId' in record ? 'run' : 'sweep';
  const read = () => readResultFile(objects, found, subjectOf(kind, record));
  return { bytes: await noting(service, kind, record, read), headers };
}

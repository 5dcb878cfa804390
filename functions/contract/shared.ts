import * as z from 'zod';
import { noticeCodes } from '../../scenarios/timeline/notices.ts';
import { limits } from './limits.ts';

const optional = z.exactOptional;

export const etag = 'version of what was sent, for If-Match';
export const location = 'address of what was made';

/** Ids are ours: letters of a small alphabet, sorted by time. */
export const identifier = z
  .string()
  .regex(/^[0-9a-hjkmnp-tv-z]{26}$/)
  .describe('id: 26 digits and lower-case letters');

export const idParams = z.object({ id: identifier });

/** What of a scenario probably does not do what it was written for; it is simulated all the same. */
export const notices = z
  .array(
    z.object({
      code: z.enum(noticeCodes),
      path: z.string().describe('JSON pointer into the document'),
      value: optional(z.number().describe('the one value that there is in all months')),
      from: z.string().describe('first month simulated, as the document dates it'),
      to: z.string().describe('last month simulated'),
      message: z.string(),
      remedy: z.string(),
    }),
  )
  .describe('what probably does not do what it was written for, as a path that never changes');

export const scenarioName = z
  .string()
  .max(100)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .describe('short name: lower-case letters, digits and single hyphens');

/** Parameters of a request for a page of a list. */
export const pageQuery = z.object({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(limits.pageSize)
    .default(50)
    .describe('entries of a page, at most'),
  cursor: optional(z.string().min(1).max(1000).describe('`next` of the page before')),
});

export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    next: optional(z.string().describe('cursor of the next page; absent on the last')),
  });
}

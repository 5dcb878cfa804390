import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';

/** The one table: an owner's records lie together, sorted by kind and time. See docs/decisions/0010-single-table.md. */
export function tableDefinition(table: string): CreateTableCommandInput {
  return {
    TableName: table,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'S' },
    ],
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
  };
}

/** Attribute by which the cloud forgets expired items; elsewhere they are skipped when read. */
export const expiryAttribute = 'expires';

const prefixes = {
  scenario: 'SCENARIO#',
  run: 'RUN#',
  result: 'RESULT#',
  sweep: 'SWEEP#',
  sweepResult: 'SWEEPRESULT#',
} as const;

/** The partition of an owner. */
export function partitionOf(owner: string): string {
  return `OWNER#${owner}`;
}

/** The owner of a partition. */
export function ownerOf(partition: string): string {
  return partition.slice(partitionOf('').length);
}

/** What the sort keys of a kind begin with. */
export function prefixOf(kind: keyof typeof prefixes): string {
  return prefixes[kind];
}

export function keyOf(kind: keyof typeof prefixes, owner: string, id: string) {
  return { pk: partitionOf(owner), sk: `${prefixes[kind]}${id}` };
}

export function claimKey(owner: string, key: string) {
  return { pk: partitionOf(owner), sk: `CLAIM#${key}` };
}

export function spendingKey(owner: string, window: string) {
  return { pk: partitionOf(owner), sk: `SPENT#${window}` };
}

const releasedPrefix = 'RELEASED#';

export function releasedKey(owner: string, objectKey: string) {
  return { pk: partitionOf(owner), sk: `${releasedPrefix}${objectKey}` };
}

/** The object that a sort key names. */
export function objectIn(sortKey: string): string {
  return sortKey.slice(releasedPrefix.length);
}

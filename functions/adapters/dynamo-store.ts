import { isDeepStrictEqual } from 'node:util';
import { ConditionalCheckFailedException, DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Kind, Records, ResultFile } from '../ports/records.ts';
import { without } from '../ports/without.ts';
import { type Damage, DamagedError } from '../ports/damage.ts';
import type { Claim, Page, PageRequest, Released, Store } from '../ports/store.ts';
import {
  claimKey,
  keyOf,
  objectIn,
  ownerOf,
  partitionOf,
  prefixOf,
  releasedKey,
  spendingKey,
} from './dynamo-table.ts';
import { recordSum, sumAttribute } from './record-sum.ts';

type Item = Record<string, unknown>;
type Key = Record<string, string>;

/** Pages that one list may read while a filter lets little pass; the cursor tells where to go on. */
const pageReads = 10;

/** Records in one DynamoDB table: on AWS, in dynalite on a disk, in DynamoDB Local. */
export class DynamoStore implements Store {
  private readonly client: DynamoDBDocumentClient;
  private readonly table: string;

  private readonly onDamage: (damage: Damage, owner: string) => void;

  /**
   * @param client with `marshallOptions: { removeUndefinedValues: true }`
   * @param onDamage takes what a list leaves out
   */
  constructor(
    client: DynamoDBDocumentClient,
    table: string,
    onDamage: (damage: Damage, owner: string) => void = () => undefined,
  ) {
    this.client = client;
    this.table = table;
    this.onDamage = onDamage;
  }

  async create<Of extends Kind>(kind: Of, record: Records[Of]): Promise<boolean> {
    return isDone(
      this.client.send(
        new PutCommand({
          TableName: this.table,
          Item: itemOf(kind, record),
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      ),
      () => this.holds(kind, record),
    );
  }

  async read<Of extends Kind>(kind: Of, owner: string, id: string): Promise<Records[Of] | undefined> {
    const { Item } = await this.client.send(
      new GetCommand({ TableName: this.table, Key: keyOf(kind, owner, id), ConsistentRead: true }),
    );
    return Item && recordOf(kind, Item);
  }

  async replace<Of extends Kind>(kind: Of, record: Records[Of]): Promise<Records[Of] | undefined> {
    const next = { ...record, version: record.version + 1 };
    const isReplaced = await isDone(
      this.client.send(
        new PutCommand({
          TableName: this.table,
          Item: itemOf(kind, next),
          ConditionExpression: 'version = :seen',
          ExpressionAttributeValues: { ':seen': record.version },
        }),
      ),
      () => this.holds(kind, next),
    );
    return isReplaced ? next : undefined;
  }

  async remove(kind: Kind, owner: string, id: string, version: number): Promise<boolean> {
    return isDone(
      this.client.send(
        new DeleteCommand({
          TableName: this.table,
          Key: keyOf(kind, owner, id),
          ConditionExpression: 'version = :seen',
          ExpressionAttributeValues: { ':seen': version },
        }),
      ),
      async () => (await this.read(kind, owner, id)) === undefined,
    );
  }

  private async holds<Of extends Kind>(kind: Of, record: Records[Of]): Promise<boolean> {
    const kept = await this.read(kind, record.owner, record.id);
    return isDeepStrictEqual(kept, JSON.parse(JSON.stringify(record)));
  }

  async list<Of extends Kind>(
    kind: Of,
    owner: string,
    { limit, after, equal = {}, containing, isCurrent = false }: PageRequest,
  ): Promise<Page<Records[Of]>> {
    const filter = filterOf(equal, containing);
    const records: Records[Of][] = [];
    let start: Item | undefined = after === undefined ? undefined : keyOf(kind, owner, after);
    for (let reads = 0; reads < pageReads; reads += 1) {
      const { Items = [], LastEvaluatedKey } = await this.client.send(
        new QueryCommand({
          TableName: this.table,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ScanIndexForward: false,
          ConsistentRead: isCurrent,
          // One more than asked for tells whether there is a next page.
          Limit: limit + 1,
          ...(start && { ExclusiveStartKey: start }),
          ...filter.expression,
          ExpressionAttributeValues: {
            ':pk': partitionOf(owner),
            ':prefix': prefixOf(kind),
            ...filter.values,
          },
        }),
      );
      for (const item of Items) {
        try {
          records.push(recordOf(kind, item));
        } catch (error) {
          if (!(error instanceof DamagedError)) throw error;
          this.onDamage(error.damage, owner);
        }
      }
      if (records.length > limit) {
        const kept = records.slice(0, limit);
        return { records: kept, next: kept[limit - 1].id };
      }
      if (!LastEvaluatedKey) return { records };
      start = LastEvaluatedKey;
    }
    return { records, next: String((start as Key).sk).slice(prefixOf(kind).length) };
  }

  async claim(owner: string, key: string, claim: Claim, now: number, expires: number): Promise<Claim> {
    const Key = claimKey(owner, key);
    for (;;) {
      const isClaimed = await isDone(
        this.client.send(
          new PutCommand({
            TableName: this.table,
            Item: { ...claim, ...Key, expires },
            ConditionExpression: 'attribute_not_exists(pk) OR expires < :now',
            ExpressionAttributeValues: { ':now': now },
          }),
        ),
      );
      if (isClaimed) return claim;
      const { Item } = await this.client.send(
        new GetCommand({ TableName: this.table, Key, ConsistentRead: true }),
      );
      // Between the two the earlier claim may have been forgotten: then the next turn claims.
      if (Item) return { id: Item.id as string, digest: Item.digest as string };
    }
  }

  async spend(owner: string, window: string, limit: number, expires: number): Promise<boolean> {
    return isDone(
      this.client.send(
        new UpdateCommand({
          TableName: this.table,
          Key: spendingKey(owner, window),
          UpdateExpression: 'ADD used :one SET expires = :expires',
          ConditionExpression: 'attribute_not_exists(used) OR used < :limit',
          ExpressionAttributeValues: { ':one': 1, ':limit': limit, ':expires': expires },
        }),
      ),
    );
  }

  async *pointers(owner: string): AsyncIterable<string> {
    let start: Item | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await this.client.send(
        new QueryCommand({
          TableName: this.table,
          KeyConditionExpression: 'pk = :pk',
          ConsistentRead: true,
          ProjectionExpression: 'documentKey, files',
          ExpressionAttributeValues: { ':pk': partitionOf(owner) },
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      for (const { documentKey, files } of Items) {
        if (documentKey !== undefined) yield documentKey as string;
        for (const { key } of (files ?? []) as ResultFile[]) yield key;
      }
      start = LastEvaluatedKey;
    } while (start);
  }

  async release(owner: string, keys: readonly string[], now: number): Promise<void> {
    for (const key of keys)
      await this.client.send(
        new PutCommand({ TableName: this.table, Item: { ...releasedKey(owner, key), at: now } }),
      );
  }

  async *released(owner: string): AsyncIterable<Released> {
    let start: Item | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await this.client.send(
        new QueryCommand({
          TableName: this.table,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: { ':pk': partitionOf(owner), ':prefix': releasedKey(owner, '').sk },
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      for (const { sk, at } of Items) yield { key: objectIn(String(sk)), at: Number(at) };
      start = LastEvaluatedKey;
    } while (start);
  }

  async retain(owner: string, { key, at }: Released): Promise<void> {
    await isDone(
      this.client.send(
        new DeleteCommand({
          TableName: this.table,
          Key: releasedKey(owner, key),
          ConditionExpression: '#at = :at',
          ExpressionAttributeNames: { '#at': 'at' },
          ExpressionAttributeValues: { ':at': at },
        }),
      ),
    );
  }

  async *owners(): AsyncIterable<string> {
    let start: Item | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await this.client.send(
        new ScanCommand({
          TableName: this.table,
          ProjectionExpression: 'pk',
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      for (const pk of new Set(Items.map((item) => String(item.pk)))) yield ownerOf(pk);
      start = LastEvaluatedKey;
    } while (start);
  }

  async check(): Promise<void> {
    await this.client.send(new DescribeTableCommand({ TableName: this.table }));
  }
}

/**
 * Whether the condition held; any other fault is thrown.
 *
 * @param isOurs asked where the client tried more than once: a try whose answer was lost may be what broke the condition
 */
async function isDone(
  change: Promise<unknown>,
  isOurs: () => Promise<boolean> = () => Promise.resolve(false),
): Promise<boolean> {
  try {
    await change;
    return true;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return (error.$metadata.attempts ?? 1) > 1 && isOurs();
  }
}

function itemOf<Of extends Kind>(kind: Of, record: Records[Of]): Item {
  return { ...record, [sumAttribute]: recordSum(record), ...keyOf(kind, record.owner, record.id) };
}

/** @throws DamagedError */
function recordOf<Of extends Kind>(kind: Of, item: Item): Records[Of] {
  const { [sumAttribute]: sum, ...record } = without(item, 'pk', 'sk');
  // Version 0.1.0 wrote none.
  if (sum !== undefined && sum !== recordSum(record))
    throw new DamagedError({
      subject: `${kind} ${String(item.sk).slice(prefixOf(kind).length)}`,
      fault: 'has a record that is not as it was stored',
      remedy: 'restore a backup',
    });
  return record as unknown as Records[Of];
}

function filterOf(equal: NonNullable<PageRequest['equal']>, containing: string | undefined) {
  const fields = Object.keys(equal);
  const terms = fields.map((_, i) => `#f${i} = :f${i}`);
  if (containing !== undefined) terms.push('contains(#search, :search)');
  if (terms.length === 0) return { expression: {}, values: {} };
  return {
    expression: {
      FilterExpression: terms.join(' AND '),
      ExpressionAttributeNames: {
        ...Object.fromEntries(fields.map((field, i) => [`#f${i}`, field])),
        ...(containing !== undefined && { '#search': 'search' }),
      },
    },
    values: {
      ...Object.fromEntries(fields.map((field, i) => [`:f${i}`, equal[field]])),
      ...(containing !== undefined && { ':search': containing }),
    },
  };
}

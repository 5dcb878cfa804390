import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DynamoStore } from '../adapters/dynamo-store.ts';
import type { Damage } from '../ports/damage.ts';
import { setting } from './environment.ts';
import { patience } from './patience.ts';

/**
 * The table that the stack names in `CARAT_TABLE`.
 *
 * @param onDamage takes what a list leaves out
 */
export function cloudStore(onDamage?: (damage: Damage, owner: string) => void): DynamoStore {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ requestHandler: patience }), {
    marshallOptions: { removeUndefinedValues: true },
  });
  return new DynamoStore(client, setting('CARAT_TABLE'), onDamage);
}

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DynamoStore } from '../adapters/dynamo-store.ts';
import { setting } from './environment.ts';
import { patience } from './patience.ts';

/** The table that the stack names in `CARAT_TABLE`. */
export function cloudStore(): DynamoStore {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ requestHandler: patience }), {
    marshallOptions: { removeUndefinedValues: true },
  });
  return new DynamoStore(client, setting('CARAT_TABLE'));
}

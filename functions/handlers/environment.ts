import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DynamoStore } from '../adapters/dynamo-store.ts';
import { S3Objects } from '../adapters/s3-objects.ts';
import type { Log } from '../ports/log.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Store } from '../ports/store.ts';

/** A variable of the function's environment. @throws Error where the stack does not set it */
export function setting(name: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(`the environment requires ${name}`);
}

/** Milliseconds after which a part that does not answer is asked again: three times that, and a request still ends in time. */
const patience = { connectionTimeout: 1000, socketTimeout: 4000 };

/** The table that the stack names in `CARAT_TABLE`. */
export function cloudStore(): Store {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ requestHandler: patience }), {
    marshallOptions: { removeUndefinedValues: true },
  });
  return new DynamoStore(client, setting('CARAT_TABLE'));
}

/** The bucket that the stack names in `CARAT_BUCKET`. */
export function cloudObjects(): ObjectStore {
  // An address of the bucket’s own kind is needed only where a stand-in serves all buckets under one name.
  const forcePathStyle = process.env.CARAT_PATH_STYLE === 'true';
  return new S3Objects(new S3Client({ forcePathStyle, requestHandler: patience }), setting('CARAT_BUCKET'));
}

/** JSON lines, as the cloud collects them from the standard output. */
export const cloudLog: Log = (level, message, fields = {}) =>
  console.log(JSON.stringify({ level, message, ...fields }));

import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { isPassing } from '../ports/passing-fault.ts';
import type { LinkHeaders, ObjectStore, StoredObject } from '../ports/object-store.ts';

/** Times that an object is read which breaks off. */
const readings = 3;

/** Makes an address that is good for a while, as a presigner does. */
export type Signer = (bucket: string, key: string, headers: LinkHeaders) => Promise<string>;

/** Objects in one bucket. */
export class S3Objects implements ObjectStore {
  private readonly client: S3Client;
  private readonly bucket: string;
  private readonly sign: Signer | undefined;

  constructor(client: S3Client, bucket: string, sign?: Signer) {
    this.client = client;
    this.bucket = bucket;
    this.sign = sign;
  }

  async put(key: string, bytes: Uint8Array): Promise<void> {
    await this.client.send(new PutObjectCommand({ Bucket: this.bucket, Key: key, Body: bytes }));
  }

  async get(key: string): Promise<Uint8Array | undefined> {
    for (let reading = 1; ; reading += 1) {
      const answer = await ifThere(this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key: key })));
      try {
        return await answer?.Body?.transformToByteArray();
      } catch (cause) {
        // The client tries again what it cannot ask, not what breaks off while it comes.
        if (!isPassing(cause)) throw cause;
        if (reading < readings) continue;
        throw Object.assign(new Error(`the object ${key} broke off`, { cause }), { code: 'ECONNRESET' });
      }
    }
  }

  async has(key: string): Promise<boolean> {
    const answer = await ifThere(this.client.send(new HeadObjectCommand({ Bucket: this.bucket, Key: key })));
    return answer !== undefined;
  }

  async *list(prefix: string): AsyncIterable<StoredObject> {
    let token: string | undefined;
    do {
      const { Contents = [], NextContinuationToken } = await this.client.send(
        new ListObjectsV2Command({ Bucket: this.bucket, Prefix: prefix, ContinuationToken: token }),
      );
      for (const { Key, Size = 0, LastModified = new Date() } of Contents)
        if (Key !== undefined) yield { key: Key, size: Size, modified: LastModified };
      token = NextContinuationToken;
    } while (token !== undefined);
  }

  async remove(key: string): Promise<void> {
    await this.client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key: key }));
  }

  async link(key: string, headers: LinkHeaders): Promise<string | undefined> {
    return this.sign?.(this.bucket, key, headers);
  }
}

async function ifThere<Found>(looking: Promise<Found>): Promise<Found | undefined> {
  try {
    return await looking;
  } catch (error) {
    if (error instanceof NoSuchKey || error instanceof NotFound) return undefined;
    throw error;
  }
}

import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { S3Objects } from '../adapters/s3-objects.ts';
import { setting } from './environment.ts';
import { patienceWithBytes } from './patience.ts';

/** Seconds for which a link to an object is good. */
const linkLife = 900;

/** The bucket that the stack names in `CARAT_BUCKET`. */
export function cloudObjects(): S3Objects {
  // An address of the bucket’s own kind is needed only where a stand-in serves all buckets under one name.
  const forcePathStyle = process.env.CARAT_PATH_STYLE === 'true';
  const client = new S3Client({ forcePathStyle, requestHandler: patienceWithBytes });
  return new S3Objects(client, setting('CARAT_BUCKET'), async (bucket, key, { type, disposition }) => {
    const { getSignedUrl } = await import('@aws-sdk/s3-request-presigner');
    const command = new GetObjectCommand({
      Bucket: bucket,
      Key: key,
      ResponseContentType: type,
      ResponseContentDisposition: disposition,
    });
    return getSignedUrl(client, command, { expiresIn: linkLife });
  });
}

import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, Billing, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { HttpMethods, type IBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { closedBucket } from '../constructs/closed-bucket.ts';
import { settings } from '../settings.ts';

/** What must outlive every deployment: records, objects, and the logs of who reached them. */
export class DataStack extends Stack {
  readonly table: TableV2;
  readonly objects: IBucket;
  readonly accessLogs: IBucket;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    this.table = new TableV2(this, 'Records', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.awsManagedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      timeToLiveAttribute: 'expires',
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const accessLogs = closedBucket(this, 'AccessLogs', {
      removalPolicy: RemovalPolicy.RETAIN,
      // CloudFront delivers its logs with an access list.
      objectOwnership: ObjectOwnership.OBJECT_WRITER,
      lifecycleRules: [{ expiration: Duration.days(settings.accessLogDays) }],
    });
    this.accessLogs = accessLogs;
    this.objects = closedBucket(this, 'Objects', {
      removalPolicy: RemovalPolicy.RETAIN,
      versioned: true,
      // A link is good for anybody who holds it, also for a page that is sent on to it.
      cors: [{ allowedMethods: [HttpMethods.GET], allowedOrigins: ['*'], maxAge: 600 }],
      serverAccessLogsBucket: accessLogs,
      serverAccessLogsPrefix: 'objects/',
      lifecycleRules: [
        { id: 'unfinished-uploads', abortIncompleteMultipartUploadAfter: Duration.days(1) },
        { id: 'undo', noncurrentVersionExpiration: Duration.days(settings.undoDays) },
        { id: 'map-accounts', prefix: 'maps/', expiration: Duration.days(settings.traceDays) },
      ],
    });
    acknowledge(accessLogs, {
      'AwsSolutions-S1': 'a bucket of access logs that logged its own access would never come to rest',
    });
  }
}

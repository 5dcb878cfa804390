/**
 * What Amazon charges in US East (N. Virginia), in US dollars, without the free tier. The only place where these prices are
 * written.
 *
 * Source  https://aws.amazon.com/lambda/pricing, https://aws.amazon.com/step-functions/pricing,
 *         https://aws.amazon.com/s3/pricing, https://aws.amazon.com/api-gateway/pricing,
 *         https://aws.amazon.com/dynamodb/pricing/on-demand; list prices as known on 2026-11-23, before taxes and discounts
 */
export const cloudPrices = {
  asOf: '2026-11-23',
  region: 'us-east-1',
  /** Lambda on arm64, for a gigabyte of memory over a second. */
  lambdaGigabyteSecond: 0.0000133334,
  lambdaRequest: 0.2e-6,
  /** Step Functions: one transition of a Standard workflow. */
  standardTransition: 0.025e-3,
  /** Step Functions: one start of an Express workflow, and its gigabyte-second. */
  expressRequest: 1e-6,
  expressGigabyteSecond: 0.00001667,
  /** S3: one PUT, or list; one GET. */
  put: 0.005e-3,
  get: 0.0004e-3,
  /** API Gateway: one request of an HTTP API. */
  httpRequest: 1e-6,
  /** DynamoDB on demand: one unit of writing, one of reading. */
  recordWrite: 0.625e-6,
  recordRead: 0.125e-6,
} as const;

/** How the cloud would be used: assumptions of the estimate, not measurements. */
export const cloudUse = {
  /** Memory of a function, which buys it one processor. */
  lambdaGigabytes: 1.769,
  /** Least memory that an Express workflow is charged for. */
  expressGigabytes: 0.0625,
  /** A batch runs for about so long, far below the five minutes after which it would be stopped. */
  batchSeconds: 60,
  /** How much longer a run takes there than here. */
  slowness: 1.5,
  /** Functions at work at once, an account's usual limit. */
  concurrency: 1000,
} as const;

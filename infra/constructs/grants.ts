import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { HandlerFunction } from './handler-function.ts';

/** Lets a function use records, by the calls that it makes. */
export function grantRecords(
  { function: { grantPrincipal } }: HandlerFunction,
  table: TableV2,
  ...calls: string[]
) {
  const actions = calls.map((call) => `dynamodb:${call}`);
  grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions, resources: [table.tableArn] }));
}

/** Lets a function list and remove objects of owners, and read none. */
export function grantRemoval(handler: HandlerFunction, objects: IBucket): void {
  grantOn(handler, objects, 's3:DeleteObject');
}

/** Lets a function read and write objects of owners; without leave to list, what is not there would look forbidden. */
export function grantObjects(handler: HandlerFunction, objects: IBucket): void {
  grantOn(handler, objects, 's3:GetObject', 's3:PutObject');
}

function grantOn(handler: HandlerFunction, objects: IBucket, ...actions: string[]): void {
  const { grantPrincipal } = handler.function;
  const resource = objects.arnForObjects('owners/*');
  grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions, resources: [resource] }));
  grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({ actions: ['s3:ListBucket'], resources: [objects.bucketArn] }),
  );
}

import type { Stack } from 'aws-cdk-lib';
import { acknowledge } from './acknowledge.ts';

const owners = 'CaratData:ExportsOutputFnGetAttObjectsA92BA4F1ArnDE4464BF/owners/*';
const objects = 'arn:<AWS::Partition>:s3:::CaratData:ExportsOutputRefObjectsA92BA4F157B12E12/*';
const executions = 'arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution';
const mapRuns = 'arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:mapRun';
const itself = `${executions}:{"Fn::Select":[6,{"Fn::Split":[":",{"Ref":"SimulationMachine4F273A8C"}]}]}`;
const files = '<Files8E6940B8.Arn>/*';
const assets = 'arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*';
const copier = 'Custom::CDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C';

/** The wildcards of the service, resource by resource: any other fails the synthesis. */
export function acknowledgeServiceWildcards(service: Stack): void {
  for (const name of ['RunChunk', 'Prepare', 'Merge', 'Application', 'Orphans'])
    acknowledge(service.node.findChild(name), {
      [wild(owners)]: 'keys begin with a hash of the owner, whom only the application knows',
    });
  acknowledge(
    service.node.findChild('Application'),
    because(
      'an execution to follow or cancel bears the name of its run, its maps a name of theirs',
      `${executions}:<SimulationMachine4F273A8C.Name>:*`,
      `${mapRuns}:<SimulationMachine4F273A8C.Name>/Chunks:*`,
    ),
  );
  const versions = ['Fail', 'Merge', 'Prepare', 'RunChunk'].map((name) => `<${functionIds[name]}.Arn>:*`);
  acknowledge(service.node.findChild('Simulation'), {
    ...because('a task may call any version of its function, and of that function alone', ...versions),
    ...because('lists of chunks lie under every owner, accounts of maps beside them', objects),
    ...because('a map starts and follows executions of its own machine', `${itself}:*`, `${itself}/Chunks:*`),
    ...because('tracing and the delivery of logs know no narrower resource', '*'),
  });
}

/** What the toolkit's own function that copies the page may do. */
export function acknowledgeCopier(web: Stack): void {
  const policy = 'arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';
  const calls = ['GetBucket*', 'GetObject*', 'List*', 'Abort*', 'DeleteObject*'];
  const why =
    'the toolkit’s function that copies the page runs at deployments alone, with the toolkit’s grants';
  acknowledge(web.node.findChild(copier), {
    [`AwsSolutions-IAM4[Policy::${policy}]`]: why,
    ...Object.fromEntries(calls.map((call) => [`AwsSolutions-IAM5[Action::s3:${call}]`, why])),
    ...because(why, files, assets),
    ...because('invalidations of CloudFront know no narrower resource', '*'),
    'AwsSolutions-L1': 'the toolkit chooses the runtime of its own function',
  });
}

const functionIds: Readonly<Record<string, string>> = {
  Fail: 'FailFunction41D427DA',
  Merge: 'MergeFunction1EE70911',
  Prepare: 'PrepareFunction0E0008CA',
  RunChunk: 'RunChunkFunction98BF8B48',
};

function wild(resource: string): string {
  return `AwsSolutions-IAM5[Resource::${resource}]`;
}

function because(reason: string, ...resources: readonly string[]): Record<string, string> {
  return Object.fromEntries(resources.map((resource) => [wild(resource), reason]));
}

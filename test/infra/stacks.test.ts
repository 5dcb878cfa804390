import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { runInNewContext } from 'node:vm';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, test } from 'vitest';
import { knownAddresses } from '../../infra/constructs/known-addresses.ts';
import { resolveText } from '../../infra/local/resolve.ts';
import { deployment } from '../../infra/main.ts';
import { bundlingStacks, synthesised, toolkitContext } from './synthesised.ts';

/** It declares no types. */
const validate = createRequire(import.meta.url)('asl-validator') as (definition: object) => {
  readonly isValid: boolean;
};

interface Resource {
  readonly Type: string;
  readonly DeletionPolicy?: string;
  readonly Properties: {
    readonly [name: string]: unknown;
    readonly PolicyDocument?: { readonly Statement: readonly { readonly Action: string | string[] }[] };
    readonly LifecycleConfiguration?: { readonly Rules: readonly object[] };
    readonly PublicAccessBlockConfiguration?: object;
    readonly LoggingConfig?: { readonly LogGroup?: unknown };
    readonly AccessLogSettings?: { readonly DestinationArn?: unknown };
    readonly AuthorizationType?: string;
    readonly RouteKey?: string;
  };
}

let data: Template;
let service: Template;
let web: Template;

beforeAll(async () => {
  const assembly = await synthesised();
  data = Template.fromJSON(assembly.template('CaratData'));
  service = Template.fromJSON(assembly.template('CaratService'));
  web = Template.fromJSON(assembly.template('CaratWeb'));
});

function all(template: Template, type: string): [string, Resource][] {
  return Object.entries(template.findResources(type)) as [string, Resource][];
}

/** What the policies of a function’s role allow, as `service:Action`, without its log. */
function allowed(name: string): string[] {
  const [, policy] = all(service, 'AWS::IAM::Policy').find(([id]) =>
    id.startsWith(`${name}RoleDefaultPolicy`),
  )!;
  return policy.Properties.PolicyDocument!.Statement.flatMap(({ Action }) => Action)
    .filter((action) => !action.startsWith('logs:'))
    .sort();
}

describe('data', () => {
  test('records can be brought back to any minute, and no deployment removes them', () => {
    data.hasResource('AWS::DynamoDB::GlobalTable', {
      DeletionPolicy: 'Retain',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
        Replicas: [
          Match.objectLike({
            DeletionProtectionEnabled: true,
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          }),
        ],
      },
    });
  });

  test('every bucket is encrypted, closed and forgets what it may', () => {
    for (const template of [data, web])
      for (const [, { Properties }] of all(template, 'AWS::S3::Bucket')) {
        expect(Properties.BucketEncryption).toBeDefined();
        expect(Properties.LifecycleConfiguration!.Rules.length).toBeGreaterThan(0);
        expect(Object.values(Properties.PublicAccessBlockConfiguration!)).toEqual(Array(4).fill(true));
      }
  });
});

describe('functions', () => {
  test('all run on arm64 with a log of their own that is forgotten within a month', () => {
    const functions = all(service, 'AWS::Lambda::Function');
    expect(functions).toHaveLength(6);
    for (const [, { Properties }] of functions) {
      expect(Properties).toMatchObject({ Architectures: ['arm64'], Runtime: 'nodejs24.x' });
      expect(Properties.LoggingConfig!.LogGroup).toBeDefined();
      expect(Properties.Timeout).toBeLessThanOrEqual(900);
    }
    for (const [, { Properties }] of all(service, 'AWS::Logs::LogGroup'))
      expect(Properties.RetentionInDays).toBe(30);
  });

  test('a chunk is stopped a minute before the express execution that it runs in', () => {
    service.hasResourceProperties('AWS::Lambda::Function', { Handler: 'run-chunk.handler', Timeout: 240 });
  });

  test('what prepares and merges has the time and the disk for all runs of an owner', () => {
    for (const Handler of ['prepare-chunks.handler', 'merge-chunks.handler'])
      service.hasResourceProperties('AWS::Lambda::Function', {
        Handler,
        Timeout: 900,
        EphemeralStorage: { Size: 10_240 },
      });
  });

  test('orphans are removed once a day', () => {
    service.hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: 'rate(1 day)',
      Targets: [
        Match.objectLike({ Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^OrphansFunction'), 'Arn'] } }),
      ],
    });
  });

  test('each may do what it does, and nothing else', () => {
    const objects = ['s3:GetObject', 's3:ListBucket', 's3:PutObject'];
    const record = ['dynamodb:GetItem', 'dynamodb:PutItem'];
    expect(allowed('RunChunk')).toEqual(objects);
    expect(allowed('Fail')).toEqual(record);
    expect(allowed('Orphans')).toEqual([
      'dynamodb:DeleteItem',
      'dynamodb:Query',
      'dynamodb:Scan',
      's3:DeleteObject',
      's3:ListBucket',
    ]);
    expect(allowed('Prepare')).toEqual([...record, ...objects]);
    expect(allowed('Merge')).toEqual([...record, ...objects]);
    expect(allowed('Application')).toEqual([
      'dynamodb:DeleteItem',
      'dynamodb:DescribeTable',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
      ...objects,
      'states:DescribeMapRun',
      'states:ListMapRuns',
      'states:StartExecution',
      'states:StopExecution',
    ]);
  });
});

describe('front doors', () => {
  test('people prove themselves with a token, batch clients with an identity; only the description is open', () => {
    const routes = all(service, 'AWS::ApiGatewayV2::Route').map(
      ([id, { Properties }]) => `${id.slice(0, 5)} ${Properties.AuthorizationType} ${Properties.RouteKey}`,
    );
    const methods = ['DELETE', 'GET', 'POST', 'PUT'];
    expect(routes.sort()).toEqual([
      ...methods.map((method) => `Batch AWS_IAM ${method} /v1/{proxy+}`),
      ...methods.map((method) => `Peopl JWT ${method} /v1/{proxy+}`),
      'Peopl NONE GET /v1/docs',
      'Peopl NONE GET /v1/openapi.json',
      'Peopl NONE OPTIONS /v1/{proxy+}',
    ]);
  });

  test('both are throttled and logged', () => {
    const stages = all(service, 'AWS::ApiGatewayV2::Stage');
    expect(stages).toHaveLength(2);
    for (const [, { Properties }] of stages) {
      expect(Properties.DefaultRouteSettings).toMatchObject({
        ThrottlingRateLimit: 50,
        ThrottlingBurstLimit: 100,
      });
      expect(Properties.AccessLogSettings!.DestinationArn).toBeDefined();
    }
  });
});

describe('state machine', () => {
  const definition = () => {
    const [[, { Properties }]] = all(service, 'AWS::StepFunctions::StateMachine');
    return JSON.parse(
      resolveText(Properties.DefinitionString, (reference) =>
        reference.endsWith('.Arn') ? 'arn:aws:lambda:us-east-1:123456789012:function:f' : 'aws',
      ),
    ) as { States: Record<string, Record<string, unknown>> };
  };

  test('its definition is valid', () => {
    expect(validate(definition())).toMatchObject({ isValid: true });
  });

  test('chunks are mapped in batches from a list of lines, with repetition, tolerance and an account of results', () => {
    expect(definition().States['Every chunk']).toMatchObject({
      Type: 'Map',
      ItemReader: { ReaderConfig: { InputType: 'JSONL' }, Parameters: { 'Key.$': '$.prepared.manifest' } },
      ItemBatcher: { MaxItemsPerBatchPath: '$.prepared.linesPerBatch', MaxInputBytesPerBatch: 200_000 },
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
        States: { 'Run chunks': { Retry: [{ MaxAttempts: 3, BackoffRate: 2, JitterStrategy: 'FULL' }] } },
      },
      MaxConcurrency: 400,
      ToleratedFailurePercentagePath: '$.prepared.tolerated',
      // Without the toolkit’s flag this vanishes from the definition in silence.
      ResultWriter: {
        Parameters: { Prefix: 'maps' },
        WriterConfig: { OutputType: 'JSONL', Transformation: 'COMPACT' },
      },
      Catch: [{ Next: 'Mark failed' }],
    });
    expect(toolkitContext()).toMatchObject({
      '@aws-cdk/aws-stepfunctions:useDistributedMapResultWriterV2': true,
    });
  });

  test('every task is repeated, and what repetition does not mend ends in the record', () => {
    for (const [name, state] of Object.entries(definition().States)) {
      if (state.Type !== 'Task') continue;
      expect(state.Retry, name).toMatchObject([{ ErrorEquals: ['States.ALL'], IntervalSeconds: 2 }]);
      if (name !== 'Mark failed') expect(state.Catch, name).toBeDefined();
    }
  });
});

describe('watch', () => {
  test('alarms, the budget and the dashboard reach whoever runs the service', () => {
    const alarms = all(service, 'AWS::CloudWatch::Alarm');
    expect(alarms.length).toBeGreaterThanOrEqual(8);
    for (const [, { Properties }] of alarms) expect(Properties.AlarmActions).toHaveLength(1);
    service.resourceCountIs('AWS::CloudWatch::Dashboard', 1);
    service.hasResourceProperties('AWS::Budgets::Budget', {
      NotificationsWithSubscribers: Match.arrayWith([Match.objectLike({ Subscribers: Match.anyValue() })]),
    });
    service.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email' });
  });
});

test('the page is served encrypted, the API under its address uncached', () => {
  web.hasResourceProperties('AWS::CloudFront::Distribution', {
    DistributionConfig: Match.objectLike({
      DefaultCacheBehavior: Match.objectLike({ ViewerProtocolPolicy: 'redirect-to-https' }),
      CacheBehaviors: [Match.objectLike({ PathPattern: '/v1/*', ViewerProtocolPolicy: 'https-only' })],
      Logging: Match.anyValue(),
    }),
  });
});

test('the page is sent with the headers it asks for, and its hashed files are kept', () => {
  const { 'Content-Security-Policy': ContentSecurityPolicy, 'Permissions-Policy': Value } = JSON.parse(
    readFileSync('web/public/headers.json', 'utf8'),
  ) as Record<string, string>;
  // Large results are fetched from the bucket, to which the API redirects.
  const [before, after] = ContentSecurityPolicy.split("connect-src 'self'");
  const bucket = Match.objectLike({
    'Fn::ImportValue': Match.stringLikeRegexp('Objects.*RegionalDomainName'),
  });
  const policy = { 'Fn::Join': ['', [`${before}connect-src 'self' https://`, bucket, after]] };
  web.hasResourceProperties('AWS::CloudFront::ResponseHeadersPolicy', {
    ResponseHeadersPolicyConfig: {
      SecurityHeadersConfig: Match.objectLike({
        ContentSecurityPolicy: { ContentSecurityPolicy: policy, Override: true },
        FrameOptions: { FrameOption: 'DENY', Override: true },
        ReferrerPolicy: { ReferrerPolicy: 'no-referrer', Override: true },
      }),
      CustomHeadersConfig: {
        Items: Match.arrayWith([{ Header: 'Permissions-Policy', Value, Override: true }]),
      },
    },
  });
  web.hasResourceProperties('Custom::CDKBucketDeployment', {
    Include: ['assets/*'],
    SystemMetadata: { 'cache-control': 'max-age=31536000, immutable' },
  });
});

test('an address that the page does not have is answered with its page for those, and status 404', () => {
  const code = knownAddresses('web/public');
  // What CloudFront takes of a function.
  expect(Buffer.byteLength(code)).toBeLessThan(10_240);
  const asked = (uri: string): { statusCode?: number; uri?: string; body?: { data: string } } =>
    runInNewContext(`${code}; handler({ request: { uri: ${JSON.stringify(uri)} } })`) as object;
  for (const uri of ['/', '/index.html', '/404.css', '/assets/page.js', '/verdicts/a.json'])
    expect(asked(uri)).toEqual({ uri });
  const { statusCode, body } = asked('/nothing');
  expect(statusCode).toBe(404);
  expect(body!.data).toBe(readFileSync('web/public/404.html', 'utf8'));
  web.hasResourceProperties('AWS::CloudFront::Function', { FunctionCode: code });
});

test('AwsSolutions, which found nothing that is not acknowledged, would find a bare bucket', () => {
  const context = {
    ...toolkitContext(),
    [bundlingStacks]: [],
    // Its rules have been asked above, and take long to load.
    '@aws-cdk/core:validateAgainstDefaultRules': false,
  };
  const { app, data: stack } = deployment(process.cwd(), context);
  new Bucket(stack, 'Bare');
  expect(() => app.synth()).toThrow(/AwsSolutions-S10/);
});

import { createHash } from 'node:crypto';
import { ArnFormat, CfnOutput, CfnParameter, Stack, type StackProps } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer, HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { HandlerName } from '../constructs/bundle.ts';
import { FrontDoor } from '../constructs/front-door.ts';
import { grantObjects, grantRecords, grantRemoval } from '../constructs/grants.ts';
import { HandlerFunction } from '../constructs/handler-function.ts';
import { SimulationMachine } from '../constructs/simulation-machine.ts';
import { Watch } from '../constructs/watch.ts';
import { settings } from '../settings.ts';
import type { DataStack } from './data-stack.ts';
import { graphsOf, watchedOf } from './watched.ts';

export interface ServiceStackProps extends StackProps {
  /** Folder of the project. */
  readonly root: string;
  readonly data: DataStack;
}

/** The functions of the service. */
export interface ServiceFunctions {
  readonly api: HandlerFunction;
  readonly prepare: HandlerFunction;
  readonly runChunk: HandlerFunction;
  readonly merge: HandlerFunction;
  readonly fail: HandlerFunction;
  readonly orphans: HandlerFunction;
}

/** The application behind two front doors, the state machine that simulates, and the watch over both. */
export class ServiceStack extends Stack {
  /** Where people come in, with a token. */
  readonly people: FrontDoor;
  /** Where batch clients come in, with an identity of the cloud. */
  readonly batch: FrontDoor;
  readonly machine: SimulationMachine;
  readonly functions: ServiceFunctions;

  constructor(scope: Construct, id: string, { root, data, ...props }: ServiceStackProps) {
    super(scope, id, props);
    const table = { CARAT_TABLE: data.table.tableName };
    const bucket = { CARAT_BUCKET: data.objects.bucketName };
    const make = (
      name: string,
      handler: HandlerName,
      size: (typeof settings)['api' | 'work' | 'gather' | 'record' | 'cleaning'],
      environment: Readonly<Record<string, string>>,
    ) => new HandlerFunction(this, name, { root, handler, ...size, environment });

    const runChunk = make('RunChunk', 'run-chunk', settings.work, bucket);
    const stored = { ...table, ...bucket };
    const prepare = make('Prepare', 'prepare-chunks', settings.gather, stored);
    const merge = make('Merge', 'merge-chunks', settings.gather, stored);
    const fail = make('Fail', 'fail-run', settings.record, table);
    const orphans = make('Orphans', 'sweep-orphans', settings.cleaning, stored);
    new Rule(this, 'Daily', {
      description: 'Removes the objects to which no record points',
      schedule: Schedule.rate(settings.cleaning.every),
      targets: [new LambdaFunction(orphans.function, { retryAttempts: 2 })],
    });
    this.machine = new SimulationMachine(this, 'Simulation', {
      prepare: prepare.function,
      runChunk: runChunk.function,
      merge: merge.function,
      fail: fail.function,
      objects: data.objects,
    });
    const api = make('Application', 'api', settings.api, {
      ...stored,
      CARAT_STATE_MACHINE: this.machine.stateMachine.stateMachineArn,
      CARAT_ORIGINS: this.origins(),
      CARAT_CURSOR_SECRET: this.cursorSecret(),
    });
    const code = codeOf(runChunk, merge);
    for (const handler of [api, prepare, merge]) handler.function.addEnvironment('CARAT_CODE', code);
    this.functions = { api, prepare, runChunk, merge, fail, orphans };
    this.grant(data);
    this.people = this.peopleDoor();
    this.batch = this.batchDoor();
    this.watch(data);
  }

  private origins(): string {
    return new CfnParameter(this, 'AllowedOrigins', {
      description:
        'Other pages that may use the service, as https://carat.example, with spaces between; or none',
      default: 'none',
    }).valueAsString;
  }

  private cursorSecret(): string {
    const secret = new Secret(this, 'CursorSecret', {
      description: 'Signs the cursors of lists',
      generateSecretString: { excludePunctuation: true, passwordLength: 48 },
    });
    acknowledge(secret, {
      'AwsSolutions-SMG4':
        'it guards nothing but the form of cursors, and a new one would break lists midway',
    });
    // Whoever may read the function’s settings may read the lists anyway.
    return secret.secretValue.unsafeUnwrap();
  }

  private grant({ table, objects }: DataStack): void {
    const { api, prepare, runChunk, merge, fail, orphans } = this.functions;
    grantRecords(api, table, 'GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query', 'DescribeTable');
    grantRecords(prepare, table, 'GetItem', 'PutItem');
    grantRecords(merge, table, 'GetItem', 'PutItem');
    grantRecords(fail, table, 'GetItem', 'PutItem');
    grantRecords(orphans, table, 'Query', 'Scan', 'DeleteItem');
    grantRemoval(orphans, objects);
    for (const handler of [api, prepare, runChunk, merge]) grantObjects(handler, objects);
    const { stateMachine } = this.machine;
    stateMachine.grantStartExecution(api.function);
    const arnOf = (resource: string, rest: string) =>
      this.formatArn({
        service: 'states',
        resource,
        resourceName: `${stateMachine.stateMachineName}${rest}`,
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      });
    const may = (action: string, resource: string) =>
      api.function.addToRolePolicy(new PolicyStatement({ actions: [action], resources: [resource] }));
    may('states:StopExecution', arnOf('execution', ':*'));
    may('states:ListMapRuns', arnOf('execution', ':*'));
    may('states:DescribeMapRun', arnOf('mapRun', '/Chunks:*'));
  }

  private peopleDoor(): FrontDoor {
    const issuer = new CfnParameter(this, 'TokenIssuer', {
      description: 'Address of who issues the tokens of people, as https://issuer.example',
      allowedPattern: 'https://.+',
    });
    const audience = new CfnParameter(this, 'TokenAudience', {
      description: 'Whom the tokens are for',
      minLength: 1,
    });
    const door = new FrontDoor(this, 'People', {
      application: this.functions.api.function,
      authorizer: new HttpJwtAuthorizer('Token', issuer.valueAsString, {
        jwtAudience: [audience.valueAsString],
      }),
      open: {
        '/v1/openapi.json': HttpMethod.GET,
        '/v1/docs': HttpMethod.GET,
        // A browser asks whether another page may ask, and brings no token.
        '/v1/{proxy+}': HttpMethod.OPTIONS,
      },
    });
    new CfnOutput(this, 'PeopleAddress', { value: door.api.apiEndpoint });
    return door;
  }

  private batchDoor(): FrontDoor {
    const door = new FrontDoor(this, 'Batch', {
      application: this.functions.api.function,
      authorizer: new HttpIamAuthorizer(),
      open: {},
    });
    new CfnOutput(this, 'BatchAddress', { value: door.api.apiEndpoint });
    return door;
  }

  private watch({ table }: DataStack): void {
    const address = new CfnParameter(this, 'AlarmAddress', {
      description: 'E-mail address that hears of alarms',
      allowedPattern: '.+@.+',
    });
    const budget = new CfnParameter(this, 'MonthlyBudget', {
      description: 'US dollars a month, of which alarms tell',
      type: 'Number',
      default: 50,
    });
    new Watch(this, 'Watch', {
      watched: watchedOf(this, table),
      graphs: graphsOf(this, table),
      address: address.valueAsString,
      budget: budget.valueAsNumber,
    });
  }
}

/** Other code, other results: what simulates and what sums up. */
function codeOf(...handlers: readonly HandlerFunction[]): string {
  return createHash('sha256')
    .update(handlers.map(({ codeHash }) => codeHash).join(' '))
    .digest('hex');
}

import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { settings } from '../settings.ts';

export interface FrontDoorProps {
  readonly application: IFunction;
  /** Vouches for whoever asks. */
  readonly authorizer: IHttpRouteAuthorizer;
  /** Routes that anybody may ask. */
  readonly open: Readonly<Record<string, HttpMethod>>;
}

/**
 * An HTTP API before the application, for one way of proving who one is: a route knows one authorizer, and people and
 * batch clients use the same paths.
 */
export class FrontDoor extends Construct {
  readonly api: HttpApi;
  readonly stage: HttpStage;
  /** Name of its host. */
  readonly host: string;

  constructor(scope: Construct, id: string, { application, authorizer, open }: FrontDoorProps) {
    super(scope, id);
    const { region, urlSuffix } = Stack.of(this);
    this.api = new HttpApi(this, 'Api', { apiName: `carat-${id.toLowerCase()}`, createDefaultStage: false });
    this.host = `${this.api.apiId}.execute-api.${region}.${urlSuffix}`;
    const integration = new HttpLambdaIntegration('Application', application);
    const methods = [HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE];
    this.api.addRoutes({ path: '/v1/{proxy+}', methods, integration, authorizer });
    for (const [path, method] of Object.entries(open)) {
      const routes = this.api.addRoutes({
        path,
        methods: [method],
        integration,
        authorizer: new HttpNoneAuthorizer(),
      });
      for (const route of routes)
        acknowledge(route, {
          'AwsSolutions-APIG4': 'the description of the API and the question of an origin come before proof',
        });
    }
    this.stage = this.withStage();
  }

  private withStage(): HttpStage {
    const log = new LogGroup(this, 'Log', {
      retention: settings.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    return new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      detailedMetricsEnabled: true,
      throttle: { rateLimit: settings.throttle.rate, burstLimit: settings.throttle.burst },
      accessLogSettings: { destination: new LogGroupLogDestination(log) },
    });
  }
}

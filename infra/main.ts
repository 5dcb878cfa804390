import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { DataStack } from './stacks/data-stack.ts';
import { ServiceStack } from './stacks/service-stack.ts';
import { WebStack } from './stacks/web-stack.ts';
import { acknowledgeCopier, acknowledgeServiceWildcards } from './wildcards.ts';

/** The stacks of a deployment. */
export interface Deployment {
  readonly app: App;
  readonly data: DataStack;
  readonly service: ServiceStack;
  readonly web: WebStack;
}

/**
 * Builds the stacks for any account and region, and has AwsSolutions check them.
 *
 * @param root folder of the project
 * @param context settings of the toolkit, as in cdk.json
 */
export function deployment(root: string, context?: Record<string, unknown>): Deployment {
  const app = new App({ ...(context && { context }), analyticsReporting: false });
  const data = new DataStack(app, 'CaratData', { description: 'Carat: records and objects' });
  const service = new ServiceStack(app, 'CaratService', {
    description: 'Carat: API, state machine, alarms',
    root,
    data,
  });
  const web = new WebStack(app, 'CaratWeb', {
    description: 'Carat: the page, and the API under its address',
    root,
    data,
    apiHost: service.people.host,
  });
  acknowledgeServiceWildcards(service);
  acknowledgeCopier(web);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { app, data, service, web };
}

/** Writes the assembly to where the toolkit asks for it. */
export function synthesise(root: string): void {
  deployment(root).app.synth();
}

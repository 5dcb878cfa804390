import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import {
  Alarm,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

/** Something that should not go beyond a threshold in five minutes. */
export interface Watched {
  readonly metric: IMetric;
  readonly above: number;
  readonly meaning: string;
}

export interface WatchProps {
  /** By name of the alarm. */
  readonly watched: Readonly<Record<string, Watched>>;
  /** Graphs of the dashboard by title. */
  readonly graphs: Readonly<Record<string, readonly IMetric[]>>;
  /** Who hears of alarms. */
  readonly address: string;
  /** US dollars a month. */
  readonly budget: number;
}

/** Alarms, a dashboard and a budget, told to one address. */
export class Watch extends Construct {
  private readonly topic: Topic;

  constructor(scope: Construct, id: string, { watched, graphs, address, budget }: WatchProps) {
    super(scope, id);
    this.topic = this.makeTopic(address);
    for (const [name, { metric, above, meaning }] of Object.entries(watched))
      new Alarm(this, name, {
        metric,
        threshold: above,
        evaluationPeriods: 1,
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        treatMissingData: TreatMissingData.NOT_BREACHING,
        alarmDescription: meaning,
      }).addAlarmAction(new SnsAction(this.topic));
    const widgets = Object.entries(graphs).map(
      ([title, metrics]) => new GraphWidget({ title, left: [...metrics], width: 12 }),
    );
    new Dashboard(this, 'Dashboard', {
      defaultInterval: Duration.days(1),
      widgets: pairs(widgets),
    });
    this.limit(budget);
  }

  /** The key lets alarms and budgets write to the topic, which the key of the account would not. */
  private makeTopic(address: string): Topic {
    const key = new Key(this, 'Key', { enableKeyRotation: true, removalPolicy: RemovalPolicy.DESTROY });
    const topic = new Topic(this, 'Alarms', { masterKey: key, enforceSSL: true });
    for (const name of ['cloudwatch.amazonaws.com', 'budgets.amazonaws.com']) {
      const service = new ServicePrincipal(name, {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      });
      key.grant(service, 'kms:Decrypt', 'kms:GenerateDataKey');
      topic.grantPublish(service);
    }
    topic.addSubscription(new EmailSubscription(address));
    return topic;
  }

  private limit(amount: number): void {
    const subscribers = [{ subscriptionType: 'SNS', address: this.topic.topicArn }];
    const notify = (notificationType: string, threshold: number) => ({
      notification: { notificationType, comparisonOperator: 'GREATER_THAN', threshold },
      subscribers,
    });
    new CfnBudget(this, 'Budget', {
      budget: { budgetType: 'COST', timeUnit: 'MONTHLY', budgetLimit: { amount, unit: 'USD' } },
      notificationsWithSubscribers: [notify('ACTUAL', 80), notify('FORECASTED', 100)],
    });
  }
}

function pairs<Each>(list: readonly Each[]): Each[][] {
  return list.flatMap((_, i) => (i % 2 === 0 ? [list.slice(i, i + 2)] : []));
}

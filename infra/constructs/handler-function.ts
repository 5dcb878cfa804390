import type { Duration, Size } from 'aws-cdk-lib';
import { RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Function } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { Construct } from 'constructs';
import { settings } from '../settings.ts';
import { type HandlerName, handlerCode } from './bundle.ts';

export interface HandlerFunctionProps {
  /** Folder of the project. */
  readonly root: string;
  readonly handler: HandlerName;
  readonly memoryMegabytes: number;
  readonly timeout: Duration;
  /** Of the function’s own disk; half a gigabyte without. */
  readonly disk?: Size;
  readonly environment: Readonly<Record<string, string>>;
}

/** A handler as a function: arm64, a log of its own that is forgotten in time, a role that may do nothing else. */
export class HandlerFunction extends Construct {
  readonly function: Function;
  /** Names the bundle by its bytes. */
  readonly codeHash: string;

  constructor(scope: Construct, id: string, props: HandlerFunctionProps) {
    super(scope, id);
    const { root, handler, memoryMegabytes, timeout, disk, environment } = props;
    const logGroup = new LogGroup(this, 'Log', {
      retention: settings.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    this.function = new Function(this, 'Function', {
      code: handlerCode(root, handler),
      handler: `${handler}.handler`,
      runtime: settings.runtime,
      architecture: settings.architecture,
      memorySize: memoryMegabytes,
      timeout,
      ...(disk && { ephemeralStorageSize: disk }),
      role,
      logGroup,
      environment: { ...environment },
    });
    this.codeHash = (this.function.node.findChild('Code') as Asset).assetHash;
  }
}

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  AssetHashType,
  CfnOutput,
  DockerImage,
  Duration,
  RemovalPolicy,
  Stack,
  type StackProps,
} from 'aws-cdk-lib';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, Source } from 'aws-cdk-lib/aws-s3-deployment';
import type { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { closedBucket } from '../constructs/closed-bucket.ts';
import type { DataStack } from './data-stack.ts';

export interface WebStackProps extends StackProps {
  /** Folder of the project. */
  readonly root: string;
  readonly data: DataStack;
  /** Name of the host of the API of people. */
  readonly apiHost: string;
}

/**
 * Requests of the page to its own address are no foreign ones, though the application behind sees another host: the
 * origin is taken off them alone.
 */
const ownOrigin = `function handler(event) {
  var headers = event.request.headers;
  if (headers.origin && headers.host && headers.origin.value === 'https://' + headers.host.value)
    delete headers.origin;
  return event.request;
}`;

/** The page behind CloudFront, with the API under the same address. */
export class WebStack extends Stack {
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, { root, data, apiHost, ...props }: WebStackProps) {
    super(scope, id, props);
    const files = closedBucket(this, 'Files', {
      removalPolicy: RemovalPolicy.DESTROY,
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(1) }],
    });
    acknowledge(files, { 'AwsSolutions-S1': 'CloudFront alone reads it, and CloudFront logs' });
    this.distribution = new Distribution(this, 'Page', {
      defaultRootObject: 'index.html',
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(files),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy: this.headers(),
        compress: true,
      },
      additionalBehaviors: { '/v1/*': this.api(apiHost) },
      enableLogging: true,
      logBucket: data.accessLogs,
      logFilePrefix: 'page/',
    });
    acknowledge(this.distribution, {
      'AwsSolutions-CFR1': 'the theory is the same in every country',
      'AwsSolutions-CFR2': 'the API is throttled, and a firewall costs more than the service at rest',
      'AwsSolutions-CFR4': 'without a domain of one’s own CloudFront’s certificate sets the protocol',
    });
    this.deploy(root, files);
    new CfnOutput(this, 'PageAddress', { value: `https://${this.distribution.domainName}` });
  }

  private api(host: string): BehaviorOptions {
    const strip = new Function(this, 'OwnOrigin', {
      code: FunctionCode.fromInline(ownOrigin),
      runtime: FunctionRuntime.JS_2_0,
    });
    return {
      origin: new HttpOrigin(host),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      functionAssociations: [{ function: strip, eventType: FunctionEventType.VIEWER_REQUEST }],
    };
  }

  /** The page says itself what it may load. */
  private headers(): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, 'Headers', {
      securityHeadersBehavior: {
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(365),
          includeSubdomains: true,
          override: true,
        },
      },
    });
  }

  private deploy(root: string, files: IBucket): void {
    const tryBundle = (outdir: string) => {
      const built = join(root, 'dist', 'web');
      if (!existsSync(join(built, 'index.html')))
        execFileSync(process.execPath, [join(root, 'scripts', 'build-web.mjs')], {
          cwd: root,
          stdio: 'inherit',
        });
      cpSync(built, outdir, { recursive: true });
      return true;
    };
    const page = Source.asset(join(root, 'web'), {
      assetHashType: AssetHashType.OUTPUT,
      bundling: { image: DockerImage.fromRegistry('none'), local: { tryBundle } },
    });
    new BucketDeployment(this, 'Deployment', {
      sources: [page],
      destinationBucket: files,
      distribution: this.distribution,
      distributionPaths: ['/*'],
    });
  }
}

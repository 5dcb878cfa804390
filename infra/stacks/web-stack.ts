import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
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
  type HeadersFrameOption,
  type HeadersReferrerPolicy,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import type { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { closedBucket } from '../constructs/closed-bucket.ts';
import { knownAddresses, pageFolders } from '../constructs/known-addresses.ts';
import { withoutPolicyTag } from '../constructs/policy-tag.ts';
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
        responseHeadersPolicy: this.headers(root, data.objects),
        functionAssociations: [
          { function: this.knownAddresses(root), eventType: FunctionEventType.VIEWER_REQUEST },
        ],
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

  /** Says of any other address that nothing is there; pages for errors of the whole distribution would hide the API’s. */
  private knownAddresses(root: string): Function {
    return new Function(this, 'KnownAddresses', {
      code: FunctionCode.fromInline(knownAddresses(join(root, 'web', 'public'))),
      runtime: FunctionRuntime.JS_2_0,
    });
  }

  /**
   * Those that the page asks for on any server, and that only this address is to be used, always encrypted. The page may
   * follow the links by which the API hands large results out.
   */
  private headers(root: string, results: IBucket): ResponseHeadersPolicy {
    const text = readFileSync(join(root, 'web', 'public', 'headers.json'), 'utf8');
    const {
      'Content-Security-Policy': onlyOwn,
      'X-Frame-Options': frameOption,
      'Referrer-Policy': referrerPolicy,
      ...others
    } = JSON.parse(text) as Record<string, string>;
    const override = true;
    const contentSecurityPolicy = onlyOwn.replace(
      "connect-src 'self'",
      `connect-src 'self' https://${results.bucketRegionalDomainName}`,
    );
    return new ResponseHeadersPolicy(this, 'Headers', {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy, override },
        contentTypeOptions: { override },
        frameOptions: { frameOption: frameOption as HeadersFrameOption, override },
        referrerPolicy: { referrerPolicy: referrerPolicy as HeadersReferrerPolicy, override },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(365),
          includeSubdomains: true,
          override,
        },
      },
      customHeadersBehavior: {
        customHeaders: Object.entries(others)
          // It has one value only, and a place of its own above.
          .filter(([header]) => header !== 'X-Content-Type-Options')
          .map(([header, value]) => ({ header, value, override })),
      },
    });
  }

  private deploy(root: string, files: IBucket): void {
    const tryBundle = (outdir: string) => {
      const build = join(root, 'scripts', 'ensure-page.mjs');
      execFileSync(process.execPath, [build], { cwd: root, stdio: 'inherit' });
      const built = readdirSync(join(root, 'dist', 'web'), { withFileTypes: true });
      const strange = built.find((entry) => entry.isDirectory() && !pageFolders.includes(entry.name));
      if (strange) throw new Error(`${strange.name} of the page requires to be one of pageFolders`);
      cpSync(join(root, 'dist', 'web'), outdir, { recursive: true });
      const index = join(outdir, 'index.html');
      writeFileSync(index, withoutPolicyTag(readFileSync(index, 'utf8')));
      return true;
    };
    const page = Source.asset(join(root, 'web'), {
      assetHashType: AssetHashType.OUTPUT,
      bundling: { image: DockerImage.fromRegistry('none'), local: { tryBundle } },
    });
    const shared = { sources: [page], destinationBucket: files, prune: false };
    // Those whose name holds their hash come first, and stay for pages that were opened before.
    const hashed = new BucketDeployment(this, 'HashedFiles', {
      ...shared,
      exclude: ['*'],
      include: ['assets/*'],
      cacheControl: [CacheControl.maxAge(Duration.days(365)), CacheControl.immutable()],
    });
    const others = new BucketDeployment(this, 'Deployment', {
      ...shared,
      exclude: ['assets/*'],
      cacheControl: [CacheControl.noCache()],
      distribution: this.distribution,
      distributionPaths: ['/*'],
    });
    others.node.addDependency(hashed);
  }
}

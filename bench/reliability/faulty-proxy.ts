import { type IncomingMessage, type Server, type ServerResponse, createServer, request } from 'node:http';
import type { Place } from '../../functions/local/database.ts';

export const proxyFaults = ['refuses', 'cuts answers', 'cuts requests', 'is slow', 'throttles'] as const;
export type ProxyFault = (typeof proxyFaults)[number];

/** How a server says that it is asked too much. */
export interface Refusal {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** What DynamoDB says of a table that is asked too much. Source  the errors of its API reference */
export const databaseRefusal: Refusal = {
  status: 400,
  type: 'application/x-amz-json-1.0',
  body: JSON.stringify({
    __type: 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException',
    message: 'The level of configured provisioned throughput for the table was exceeded.',
  }),
};

/** What S3 says of a bucket that is asked too much. Source  the errors of its API reference */
export const bucketRefusal: Refusal = {
  status: 503,
  type: 'application/xml',
  body: '<?xml version="1.0" encoding="UTF-8"?><Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>',
};

export interface ProxyOptions {
  readonly refusal: Refusal;
  /** Milliseconds that an answer waits while the server is slow. */
  readonly slowness: number;
}

/** Stands before a server that speaks HTTP, and hands on what it is asked until a fault is put there. */
export class FaultyProxy {
  private readonly server: Server;
  private readonly target: Place;
  private readonly options: ProxyOptions;
  private fault: ProxyFault | undefined;
  /** Requests that are still to meet it. */
  private left = 0;
  private ownPort = 0;
  /** Requests that met a fault. */
  met = 0;

  private constructor(target: Place, options: ProxyOptions) {
    this.target = target;
    this.options = options;
    this.server = createServer((incoming, outgoing) => void this.answer(incoming, outgoing));
  }

  static async open(target: Place, options: ProxyOptions): Promise<FaultyProxy> {
    const proxy = new FaultyProxy(target, options);
    await proxy.listen();
    return proxy;
  }

  get port(): number {
    return this.ownPort;
  }

  /** Puts a fault there for so many requests, or takes it away. */
  async put(fault: ProxyFault | undefined, requests = Infinity): Promise<void> {
    this.left = requests;
    const [before, after] = [this.fault === 'refuses', fault === 'refuses'];
    this.fault = fault;
    if (after && !before) await this.close();
    if (before && !after) await this.listen();
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  private async listen(): Promise<void> {
    await new Promise<void>((listening) => this.server.listen(this.ownPort, '127.0.0.1', listening));
    this.ownPort = (this.server.address() as { port: number }).port;
  }

  private async answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    this.left -= 1;
    const fault = this.left >= 0 ? this.fault : undefined;
    if (fault !== undefined) this.met += 1;
    if (fault === 'cuts requests') {
      // A little of it is read, then the line is dead.
      incoming.once('data', () => incoming.socket.destroy());
      incoming.once('end', () => incoming.socket.destroy());
      return;
    }
    const body = await bytesOf(incoming).catch(() => undefined);
    if (!body) return;
    if (fault === 'throttles') {
      const { status, type, body: text } = this.options.refusal;
      outgoing.writeHead(status, { 'Content-Type': type }).end(text);
      return;
    }
    if (fault === 'is slow') await new Promise((wake) => setTimeout(wake, this.options.slowness));
    const { method, url, headers } = incoming;
    const place = 'port' in this.target ? { host: '127.0.0.1', ...this.target } : this.target;
    const onward = request({ ...place, method, path: url, headers }, (response) => {
      void bytesOf(response).then((answer) => {
        outgoing.writeHead(response.statusCode!, { ...response.headers, 'content-length': answer.length });
        if (fault !== 'cuts answers') outgoing.end(answer);
        else outgoing.write(answer.subarray(0, answer.length >> 1), () => outgoing.destroy());
      });
    });
    onward.on('error', () => outgoing.destroy());
    onward.end(body);
  }
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

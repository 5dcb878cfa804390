import { type Server, createServer } from 'node:http';
import type { Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { ProblemError, problemResponse } from '../app/problem.ts';
import type { Limits } from '../contract/limits.ts';

/** How often, in milliseconds, connections are looked through for those that are too slow. */
const checkInterval = 1000;

/** A server that gives requests so much room and time, and tells in the form of all problems why it cuts one off. */
export function boundedServer({ fetch }: Hono, limits: Limits): Server {
  const { headerBytes, headerSeconds, requestSeconds } = limits;
  const bounds = {
    maxHeaderSize: headerBytes,
    headersTimeout: 1000 * headerSeconds,
    requestTimeout: 1000 * requestSeconds,
    connectionsCheckingInterval: checkInterval,
    // Told below, as any other fault of a request.
    requireHostHeader: false,
  };
  const listener = getRequestListener(fetch, {
    errorHandler: (error) => problemResponse(noHttp((error as Error).message)),
  });
  const server = createServer(bounds, (incoming, outgoing) => void listener(incoming, outgoing));
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (socket.writable) void tell(problemOf(error, limits), socket);
    else socket.destroy();
  });
  return server;
}

/** Ends a connection to which no response belongs. */
async function tell(problem: ProblemError, socket: Socket): Promise<void> {
  const response = problemResponse(problem);
  const body = await response.text();
  const head = [
    `HTTP/1.1 ${response.status} Refused`,
    `Content-Type: ${response.headers.get('Content-Type')}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}

function problemOf({ code, message }: NodeJS.ErrnoException, limits: Limits): ProblemError {
  const { headerBytes, headerSeconds, requestSeconds } = limits;
  if (code === 'HPE_HEADER_OVERFLOW') {
    const detail = `the headers require at most ${headerBytes} bytes (limit headerBytes)`;
    return new ProblemError('headers-too-large', detail);
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    const detail = `the headers require at most ${headerSeconds} s (limit headerSeconds), the whole request ${requestSeconds} s (limit requestSeconds)`;
    return new ProblemError('too-slow', detail);
  }
  return noHttp(message);
}

function noHttp(message: string): ProblemError {
  return new ProblemError('malformed', `the request is no HTTP: ${message.toLowerCase()}`);
}

/**
 * The Lambda Runtime API, as AWS documents it: a runtime client asks for the next event, and posts what became of it.
 *
 * https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';

const prefix = '/2018-06-01/runtime/';

/** What a function threw, as its client told it. */
export class FunctionError extends Error {
  constructor({ errorType, errorMessage }) {
    super(`${errorType}: ${errorMessage}`);
    this.name = errorType;
  }
}

/**
 * @param seconds after which the events say that the function would be stopped
 * @returns its address, `invoke` for one event after another, and `close`
 */
export async function startRuntimeApi(seconds) {
  const events = [];
  const asking = [];
  const answers = new Map();
  const failed = withResolvers();
  failed.promise.catch(() => undefined);

  const hand = () => {
    while (events.length > 0 && asking.length > 0) {
      const { id, event } = events.shift();
      const response = asking.shift();
      response.setHeader('content-type', 'application/json');
      response.setHeader('Lambda-Runtime-Aws-Request-Id', id);
      response.setHeader('Lambda-Runtime-Deadline-Ms', String(Date.now() + 1000 * seconds));
      response.setHeader(
        'Lambda-Runtime-Invoked-Function-Arn',
        'arn:aws:lambda:us-east-1:123456789012:function:carat',
      );
      response.setHeader('Lambda-Runtime-Trace-Id', 'Root=1-00000000-000000000000000000000000;Sampled=0');
      response.end(JSON.stringify(event));
    }
  };

  const server = createServer(async (request, response) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    const text = Buffer.concat(parts).toString();
    const path = request.url.slice(prefix.length);
    if (request.method === 'GET' && path === 'invocation/next') {
      asking.push(response);
      return hand();
    }
    response.statusCode = 202;
    response.end(JSON.stringify({ status: 'OK' }));
    if (path === 'init/error') return failed.reject(new FunctionError(JSON.parse(text)));
    const [, id, outcome] = path.split('/');
    if (outcome === 'response') answers.get(id).resolve(text === '' ? undefined : JSON.parse(text));
    else answers.get(id).reject(new FunctionError(JSON.parse(text)));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));

  return {
    address: `127.0.0.1:${server.address().port}`,
    /** @throws FunctionError where the function throws, or does not start */
    invoke(event) {
      const id = randomUUID();
      const answer = withResolvers();
      answers.set(id, answer);
      events.push({ id, event });
      hand();
      return Promise.race([answer.promise, failed.promise]);
    },
    /** Nothing more will be answered: the client has ended. */
    giveUp: (reason) => failed.reject(new Error(reason)),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function withResolvers() {
  let resolve, reject;
  const promise = new Promise((...both) => ([resolve, reject] = both));
  return { promise, resolve, reject };
}

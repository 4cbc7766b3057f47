import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
  request as send,
} from 'node:http';

/** A whole message of HTTP as it travels back. */
export interface RawReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

export interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/**
 * Decides what becomes of one exchange: `ask` carries a request to the server, as often as it is
 * called; the answer is what the device gets, `null` a dead line.
 */
export type Meddling = (
  request: RawRequest,
  ask: (request: RawRequest) => Promise<RawReply>,
) => Promise<RawReply | null>;

/** Somebody on the way between device and server who reads whole messages and changes them. */
export interface Meddler {
  readonly address: string;
  meddle: Meddling;
  stop(): Promise<void>;
}

export async function startMeddler(target: string): Promise<Meddler> {
  const server = createServer((request, response) => {
    const meddling = async (): Promise<void> => {
      const body = await bytesOf(request);
      const { method = 'GET', url: path = '/', headers } = request;
      const reply = await meddler.meddle({ method, path, headers, body }, (asked) =>
        carry(target, asked),
      );
      deliver(reply, response);
    };
    meddling().catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const place = server.address();
  if (place === null || typeof place === 'string') throw new Error('the meddler has no port');
  const meddler: Meddler = {
    address: `http://127.0.0.1:${place.port}`,
    meddle: (asked, ask) => ask(asked),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return meddler;
}

function deliver(reply: RawReply | null, response: ServerResponse): void {
  if (reply === null) {
    response.destroy();
    return;
  }
  const headers = Object.entries(reply.headers).filter(
    ([name]) => !['connection', 'transfer-encoding', 'keep-alive'].includes(name),
  );
  response.writeHead(reply.status, Object.fromEntries(headers));
  response.end(reply.body);
}

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

async function carry(target: string, { method, path, headers, body }: RawRequest) {
  const outgoing = send(target + path, {
    method,
    headers: { ...headers, host: new URL(target).host, connection: 'close' },
  });
  const answered = once(outgoing, 'response');
  outgoing.end(body);
  const [response] = (await answered) as [IncomingMessage];
  const { statusCode: status = 0 } = response;
  return { status, headers: response.headers, body: await bytesOf(response) };
}

import http from 'node:http';

/** A server of somebody else that answers everybody and notes who came. */
export interface ForeignServer {
  readonly url: string;
  readonly requests: string[];
  close(): Promise<void>;
}

/** Serves on loopback and answers everything with a script. */
export async function startForeignServer(): Promise<ForeignServer> {
  const requests: string[] = [];
  const server = http.createServer((request, response) => {
    requests.push(request.url ?? '');
    response.setHeader('content-type', 'text/javascript');
    response.end('globalThis.__xss = "foreign";');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((closed) => server.close(() => closed()));
    },
  };
}

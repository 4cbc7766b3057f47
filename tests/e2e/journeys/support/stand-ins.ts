import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const PAGE = '<!doctype html><title>Hotel</title><p>Please accept our terms to go online.</p>';

/** Something on the network that is not what one wanted. */
export interface StandIn {
  readonly address: string;
  close(): Promise<void>;
}

/** A captive portal: answers everything with its own page, as 200. */
export async function openPortal(port = 0): Promise<StandIn> {
  const server = http.createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE);
  });
  return standIn(server, 'http', port);
}

/** A server behind a certificate that it has signed itself. */
export async function openSelfSigned(): Promise<StandIn> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fieldfolio-certificate-'));
  const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')];
  await run('openssl', [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=127.0.0.1'],
    ...['-keyout', key, '-out', cert],
  ]);
  const identity = { key: await readFile(key), cert: await readFile(cert) };
  await rm(folder, { recursive: true });
  const server = https.createServer(identity, (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  return standIn(server, 'https', 0);
}

async function standIn(
  server: Server & { closeAllConnections(): void },
  scheme: string,
  port: number,
): Promise<StandIn> {
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  return {
    address: `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((closed) => server.close(() => closed()));
    },
  };
}

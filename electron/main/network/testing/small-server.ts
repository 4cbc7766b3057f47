import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts';

export const DEVICE = '0190f000-0000-7000-8000-000000000001';
export const PERSON = '0190f000-0000-7000-8000-000000000002';

/** A server of the protocol, as small as the shell needs it. */
export class SmallServer {
  readonly health = {
    product: 'fieldfolio',
    protocolVersion: PROTOCOL_VERSION,
    oldestProtocolVersion: 1,
    firm: 'Firm',
  };
  access = 'access-1';
  refresh = 'refresh-1';
  refreshes = 0;
  isRevoked = false;
  /** Ends the connection instead of answering the next refresh. */
  losesRefresh = false;
  quarantined: Buffer[] = [];
  readonly seen: string[] = [];
  readonly streams: http.ServerResponse[] = [];
  readonly #http = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => this.#answer(request, response, Buffer.concat(chunks)));
  });

  async listen(port = 0): Promise<string> {
    await new Promise<void>((listening) => this.#http.listen(port, '127.0.0.1', listening));
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  async close() {
    this.#http.closeAllConnections();
    await new Promise((closed) => this.#http.close(closed));
  }

  #answer(request: http.IncomingMessage, response: http.ServerResponse, body: Buffer) {
    const route = `${request.method} ${request.url}`;
    this.seen.push(route);
    const token = request.headers.authorization?.replace('Bearer ', '');
    const send = (status: number, value: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(value));
    };
    const refuse = (code: string) => send(401, { code, message: 'no' });
    const pair = () => ({
      accessToken: this.access,
      refreshToken: this.refresh,
      expiresInSeconds: 900,
    });
    if (route === 'GET /v1/health') return send(200, this.health);
    if (route === 'POST /v1/sign-in') {
      if (JSON.parse(body.toString()).password !== 'right') return refuse('wrongPassword');
      const person = { personId: PERSON, personName: 'Jana', quarantineKey: 'key' };
      return send(200, { ...pair(), ...person, deviceId: DEVICE, deviceCredential: 'weak' });
    }
    if (route === 'POST /v1/refresh') {
      const asked = JSON.parse(body.toString());
      if (asked.refreshToken !== this.refresh || asked.deviceCredential !== 'weak') {
        return refuse('unauthenticated');
      }
      if (this.losesRefresh) {
        this.losesRefresh = false;
        return request.socket.destroy();
      }
      this.refreshes += 1;
      this.access = `access-${this.refreshes + 1}`;
      this.refresh = `refresh-${this.refreshes + 1}`;
      return send(200, pair());
    }
    if (route === 'GET /v1/device') {
      return token === 'weak' ? send(200, { revoked: this.isRevoked }) : refuse('unauthenticated');
    }
    if (route === 'POST /v1/device/quarantine') {
      this.quarantined.push(body);
      return send(200, { id: DEVICE });
    }
    if (this.isRevoked) return refuse('deviceRevoked');
    if (token !== this.access) return refuse('unauthenticated');
    if (route === 'GET /v1/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(': here\n\n');
      this.streams.push(response);
      return;
    }
    return send(200, { route, body: body.toString() });
  }
}

import { once } from 'node:events';
import { createConnection, createServer, type Server, type Socket } from 'node:net';

/** Which way bytes go: from the device, or back to it. */
export type Direction = 'request' | 'reply';

/** What happens to the bytes of one direction; counted from the last `begin`. */
export interface Trouble {
  /** Carries so many bytes of `direction` and then cuts the line for good. */
  readonly cut?: { readonly direction: Direction; readonly after: number };
  /** Bytes as they arrive on the other side; `offset` is that of the first of `chunk`. */
  readonly garble?: (direction: Direction, chunk: Buffer, offset: number) => Buffer;
}

/** A line of TCP between a device and a server on this machine that counts bytes and can be cut. */
export class WireProxy {
  readonly address: string;
  readonly #server: Server;
  readonly #sockets: Set<Socket>;
  #trouble: Trouble = {};
  #carried = { request: 0, reply: 0 };
  #isCut = false;

  private constructor(server: Server, port: number, sockets: Set<Socket>) {
    this.#server = server;
    this.#sockets = sockets;
    this.address = `http://127.0.0.1:${port}`;
  }

  /** Listens on a free port of the loopback address and carries to `target` (`http://host:port`). */
  static async start(target: string): Promise<WireProxy> {
    const { hostname, port } = new URL(target);
    const sockets = new Set<Socket>();
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const place = server.address();
    if (place === null || typeof place === 'string') throw new Error('the proxy has no port');
    const proxy = new WireProxy(server, place.port, sockets);
    server.on('connection', (client) => {
      const upstream = createConnection({ host: hostname, port: Number(port) });
      proxy.#join(client, upstream);
    });
    return proxy;
  }

  /** Bytes carried since the last `begin`. */
  get carried(): Readonly<Record<Direction, number>> {
    return this.#carried;
  }

  /** Whether the cut has happened. */
  get isCut(): boolean {
    return this.#isCut;
  }

  /** A new session of trouble, or of none: counts from 0, over new connections. */
  begin(trouble: Trouble = {}): void {
    this.#endAll();
    this.#trouble = trouble;
    this.#carried = { request: 0, reply: 0 };
    this.#isCut = false;
  }

  async stop(): Promise<void> {
    this.#endAll();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #endAll(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#sockets.clear();
  }

  #join(client: Socket, upstream: Socket): void {
    const end = (): void => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      this.#sockets.add(socket);
      socket.setNoDelay(true);
      // A cut line is what this is for.
      socket.on('error', end);
      socket.on('close', () => {
        this.#sockets.delete(socket);
        end();
      });
    }
    if (this.#isCut) {
      end();
      return;
    }
    this.#carry('request', client, upstream, end);
    this.#carry('reply', upstream, client, end);
  }

  #carry(direction: Direction, from: Socket, to: Socket, end: () => void): void {
    from.on('data', (chunk: Buffer) => {
      if (this.#isCut) return end();
      const { cut, garble } = this.#trouble;
      const offset = this.#carried[direction];
      const room = cut?.direction === direction ? cut.after - offset : chunk.length;
      const part = chunk.subarray(0, room);
      this.#carried[direction] += part.length;
      const bytes = garble ? garble(direction, part, offset) : part;
      if (room >= chunk.length) {
        if (!to.write(bytes)) {
          from.pause();
          to.once('drain', () => from.resume());
        }
        return;
      }
      this.#isCut = true;
      // What was carried has left before the line goes.
      to.write(bytes, end);
    });
    from.on('end', () => to.end());
  }
}

import { type Message, type Port, transferables } from './wire.ts';

type Functions<Api> = { [Name in keyof Api]: (...args: never[]) => Promise<unknown> };

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: Error) => void;
}

/** One end of a connection: calls the functions of the other end and answers for its own. */
export class Endpoint {
  readonly #port: Port;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #ended: Error | null = null;

  /**
   * @param own gives the functions the other end may call; only own properties are reachable
   * @param onEvent what the other end tells unasked
   */
  constructor(port: Port, own: () => object, onEvent: (event: unknown) => void = () => undefined) {
    this.#port = port;
    port.addEventListener('message', ({ data }) => {
      if (data.message === 'event') onEvent(data.event);
      else if (data.message === 'call') void this.#answer(own(), data);
      else this.#settle(data);
    });
  }

  /** A proxy of the other end: each call is posted and resolves with its answer. */
  remote<Api extends Functions<Api>>(names: readonly (keyof Api & string)[]): Api {
    const functions = names.map((name) => [name, (...args: unknown[]) => this.#call(name, args)]);
    return Object.fromEntries(functions) as Api;
  }

  tell(event: unknown): void {
    this.#port.postMessage({ message: 'event', event }, []);
  }

  /** Fails all calls that wait and all that come: the other end is gone. */
  end(reason: Error): void {
    this.#ended = reason;
    for (const waiting of this.#waiting.values()) waiting.reject(reason);
    this.#waiting.clear();
  }

  #call(name: string, args: readonly unknown[]): Promise<unknown> {
    if (this.#ended) return Promise.reject(this.#ended);
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#port.postMessage({ message: 'call', id, name, args }, args.flatMap(transferables));
    });
  }

  async #answer(functions: object, call: Extract<Message, { message: 'call' }>): Promise<void> {
    const { id, name, args } = call;
    try {
      const named = new Map<string, unknown>(Object.entries(functions)).get(name);
      if (typeof named !== 'function') throw new Error(`There is no "${name}" to call.`);
      const value: unknown = await named(...args);
      this.#port.postMessage({ message: 'answer', id, value }, transferables(value));
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      const errorName = cause instanceof Error ? cause.name : 'Error';
      this.#port.postMessage({ message: 'failed', id, reason, name: errorName }, []);
    }
  }

  #settle(answer: Extract<Message, { message: 'answer' | 'failed' }>): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.message === 'answer') {
      waiting?.resolve(answer.value);
      return;
    }
    const error = new Error(answer.reason);
    error.name = answer.name;
    waiting?.reject(error);
  }
}

/*
 * How page and worker talk: calls with a number, answers with the same number, and events. Failures
 * a caller has to handle are values inside answers; `failed` is for bugs and for a worker that ended.
 */
export type Message =
  | {
      readonly message: 'call';
      readonly id: number;
      readonly name: string;
      readonly args: readonly unknown[];
    }
  | { readonly message: 'answer'; readonly id: number; readonly value: unknown }
  | {
      readonly message: 'failed';
      readonly id: number;
      readonly reason: string;
      readonly name: string;
    }
  | { readonly message: 'event'; readonly event: unknown };

/** What both ends post through: a worker, or the worker's own global scope. */
export interface Port {
  postMessage(message: Message, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<Message>) => void): void;
}

/** Buffers of large byte arrays in `value`'s top levels: handed over, not copied. */
export function transferables(value: unknown): Transferable[] {
  const found: Transferable[] = [];
  collect(value, 0, found);
  return found;
}

const SMALLEST_TRANSFER = 64 * 1024;

function collect(value: unknown, depth: number, found: Transferable[]): void {
  if (value instanceof Uint8Array) {
    // A view on part of a buffer would take the rest of the buffer along.
    const isWhole = value.byteLength === value.buffer.byteLength;
    if (isWhole && value.byteLength >= SMALLEST_TRANSFER && value.buffer instanceof ArrayBuffer) {
      found.push(value.buffer);
    }
    return;
  }
  if (depth >= 3 || typeof value !== 'object' || value === null || Array.isArray(value)) return;
  for (const field of Object.values(value)) collect(field, depth + 1, found);
}

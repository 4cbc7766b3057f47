/** A line longer than this is no event of ours. */
const MAX_LINE = 64 * 1024;

/**
 * Reads a stream of server-sent events piece by piece; returns the data of the events that became
 * whole. Source: WHATWG HTML, 9.2.6, without `id` and `retry`, which the protocol does not use.
 */
export class EventStreamReader {
  readonly #decoder = new TextDecoder();
  #rest = '';
  #data: string[] = [];

  read(chunk: Uint8Array): string[] {
    const text = this.#rest + this.#decoder.decode(chunk, { stream: true });
    // A CR at the very end may be the first half of CR LF.
    const lines = text.split(/\r\n|\n|\r(?!$)/);
    const rest = lines.pop() ?? '';
    this.#rest = rest.length > MAX_LINE ? '' : rest;
    const events: string[] = [];
    for (const line of lines) {
      if (line !== '') this.#take(line);
      else if (this.#data.length > 0) {
        events.push(this.#data.join('\n'));
        this.#data = [];
      }
    }
    return events;
  }

  #take(line: string): void {
    if (!line.startsWith('data:')) return;
    const value = line.slice('data:'.length);
    this.#data.push(value.startsWith(' ') ? value.slice(1) : value);
  }
}

import type { NetworkError } from './network-error.ts';

const UNREACHED = new Set<NetworkError['tag']>([
  'offline',
  'unreachable',
  'notFieldfolio',
  'certificate',
]);

/**
 * Whether work counts as online (F10): what the last contact with the server showed, and before any
 * contact what the system believes. A network without the server counts as offline; a server on this
 * very computer counts as online without any network.
 */
export class Reachability {
  readonly #changed: (online: boolean) => void;
  #system: boolean;
  #contact: 'reached' | 'missed' | 'unknown' = 'unknown';

  constructor(system: boolean, changed: (online: boolean) => void) {
    this.#system = system;
    this.#changed = changed;
  }

  get online(): boolean {
    return this.#contact === 'unknown' ? this.#system : this.#contact === 'reached';
  }

  /** How an exchange with the server ended; `null` when it answered as asked. */
  heard(error: NetworkError | null): void {
    const missed = error !== null && UNREACHED.has(error.tag);
    this.#update(() => {
      this.#contact = missed ? 'missed' : 'reached';
    });
  }

  /** What the system believes now; a change makes every earlier contact old news. */
  systemSays(online: boolean): void {
    if (online === this.#system) return;
    this.#update(() => {
      this.#system = online;
      this.#contact = 'unknown';
    });
  }

  #update(change: () => void): void {
    const before = this.online;
    change();
    if (this.online !== before) this.#changed(this.online);
  }
}

import type { BrowserWindow } from 'electron';

/**
 * Work that closing must not cut off: while some is under way the window stays, and closes when it is
 * done. (Electron 25 that ended in the middle of a revocation never ended, with one core busy, and no
 * second start got past it.)
 */
export class BeforeClosing {
  #underWay = 0;
  #closing: Pick<BrowserWindow, 'close'> | null = null;

  async finish<Value>(work: Promise<Value>): Promise<Value> {
    this.#underWay += 1;
    try {
      return await work;
    } finally {
      this.#underWay -= 1;
      if (this.#underWay === 0) this.#closing?.close();
    }
  }

  hold(window: BrowserWindow): void {
    window.on('close', (event) => {
      if (this.#underWay === 0) return;
      event.preventDefault();
      this.#closing = window;
    });
    window.on('closed', () => {
      this.#closing = null;
    });
  }
}

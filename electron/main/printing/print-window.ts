import { BrowserWindow } from 'electron';
import type { Paper } from '#shared/ipc/contract.ts';
import { err, ok } from '#shared/lib/result.ts';
import type { Outcome } from '../shell-error.ts';
import { PRINT_URL } from '../window/bundle-path.ts';
import { webPreferences } from '../window/window.ts';
import { pageFooter } from './page-footer.ts';
import type { PrintJobs } from './print-jobs.ts';

const LIMIT_MS = 30_000;
const TOO_LONG = 'Laying the document out took too long. Try again.';
const BROKEN = 'The document could not be laid out. Try again.';

/**
 * The hidden page that lays documents out. It is made for the first document, kept for the next
 * ones, and thrown away when the vault locks, as it shows a client's data.
 */
export class PrintWindow {
  readonly #preload: string;
  readonly #jobs: PrintJobs;
  #window: BrowserWindow | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(preload: string, jobs: PrintJobs) {
    this.#preload = preload;
    this.#jobs = jobs;
  }

  get window(): BrowserWindow | null {
    return this.#window;
  }

  /** The PDF of a document. */
  render(model: unknown, paper: Paper): Promise<Outcome<Uint8Array>> {
    const rendered = this.#queue.then(() => this.#render(model, paper));
    this.#queue = rendered.catch(() => undefined);
    return rendered;
  }

  /** Throws the page away with whatever it shows. */
  destroy(): void {
    this.#jobs.abandon(BROKEN);
    this.#window?.destroy();
    this.#window = null;
  }

  async #render(model: unknown, paper: Paper): Promise<Outcome<Uint8Array>> {
    const timer = setTimeout(() => this.#jobs.abandon(TOO_LONG), LIMIT_MS);
    try {
      const window = await this.#opened();
      const layout = await this.#jobs.layOut(model, paper);
      if (!layout.ok) {
        // The page may be in any state after a failure; the next document gets a new one.
        this.destroy();
        return layout;
      }
      const pdf = await window.webContents.printToPDF({
        pageSize: paper,
        preferCSSPageSize: true,
        printBackground: true,
        displayHeaderFooter: true,
        headerTemplate: '<span></span>',
        footerTemplate: pageFooter(layout.value),
        // Runtimes that cannot make tags or bookmarks take no notice.
        generateTaggedPDF: true,
        generateDocumentOutline: true,
      });
      return ok(new Uint8Array(pdf));
    } catch {
      this.destroy();
      return err({ tag: 'printFailed', message: BROKEN });
    } finally {
      clearTimeout(timer);
    }
  }

  async #opened(): Promise<BrowserWindow> {
    if (this.#window !== null && !this.#window.isDestroyed()) return this.#window;
    const window = new BrowserWindow({
      show: false,
      skipTaskbar: true,
      webPreferences: webPreferences(this.#preload),
    });
    this.#window = window;
    window.webContents.on('render-process-gone', () => this.destroy());
    await window.loadURL(PRINT_URL);
    return window;
  }
}

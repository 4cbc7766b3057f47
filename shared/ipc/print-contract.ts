import { z } from 'zod';
import { capability } from './capability.ts';
import { paper } from './contract.ts';

/*
 * What the hidden print page (`app://fieldfolio/print.html`) may ask of the shell, and nothing more.
 * The page lives on between documents:
 *
 *   for (;;) {
 *     const { job, model, paper } = await bridge.model();  // waits for the next document
 *     … lay it out, wait for fonts and charts …
 *     await bridge.ready({ job, outcome: { ok: true, value: { footer, title } } });
 *   }
 *
 * The page sizes itself with `@page { size: …; margin: … }`. The shell puts `footer` and "page x/y"
 * into the bottom margin of every page, so that margin has to be at least 12 mm.
 */

export const printLayout = z.object({
  /** One line at the left of the bottom margin: as-of, synchronised, internal or client copy. */
  footer: z.string().max(500),
  /** What stands before "x/y" at its right: "Page", in the language of the document. */
  page: z.string().max(40),
  /** The title in the PDF's properties. */
  title: z.string().max(200),
});
export type PrintLayout = z.output<typeof printLayout>;

const layoutOutcome = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: printLayout }),
  z.object({ ok: z.literal(false), error: z.object({ tag: z.string(), message: z.string() }) }),
]);

export const printJob = z.object({ job: z.int(), model: z.unknown(), paper });
export type PrintJob = z.output<typeof printJob>;

export const printContract = {
  'print.model': capability(z.undefined(), printJob),
  'print.ready': capability(z.object({ job: z.int(), outcome: layoutOutcome }), z.undefined()),
} as const;
export type PrintContract = typeof printContract;
export type PrintArgument<Name extends keyof PrintContract> = z.input<
  PrintContract[Name]['argument']
>;
export type PrintAnswer<Name extends keyof PrintContract> = z.output<PrintContract[Name]['answer']>;

/** What the preload puts on `window.fieldfolioPrint` in the print page. */
export interface PrintBridge {
  readonly model: () => Promise<PrintJob>;
  readonly ready: (argument: PrintArgument<'print.ready'>) => Promise<undefined>;
}

import { z } from 'zod';

/*
 * A document as plain JSON: what it says and in which order, not how it looks. Rules and figures
 * make it, the print route lays it out, a screen shows it, and it can cross IPC.
 */

z.config({ jitless: true });

/** A stretch of text; `alert` is what the reader must not miss, `muted` what may be skipped. */
export const textRunSchema = z.object({
  text: z.string(),
  strong: z.boolean(),
  tone: z.enum(['plain', 'muted', 'alert']),
});
export type TextRun = z.output<typeof textRunSchema>;

const paragraphSchema = z.object({ type: z.literal('paragraph'), runs: z.array(textRunSchema) });

const listSchema = z.object({
  type: z.literal('list'),
  style: z.enum(['plain', 'numbered', 'checkboxes']),
  items: z.array(z.object({ runs: z.array(textRunSchema) })),
  /** How many the list had to leave out; it says so at its end. */
  omitted: z.int().min(0),
});

const keyFiguresSchema = z.object({
  type: z.literal('keyFigures'),
  figures: z.array(
    z.object({
      label: z.string(),
      /** `null` when it is unavailable; then `reason` says why. */
      value: z.string().nullable(),
      reason: z.string().nullable(),
      detail: z.string().nullable(),
    }),
  ),
});

export const chartSchema = z.object({
  type: z.literal('chart'),
  form: z.enum(['line', 'bars']),
  /** Says what the chart shows. */
  title: z.string(),
  /** The chart in a sentence, for those who do not see it. */
  accessibleName: z.string(),
  unit: z.string(),
  /** Decimals of the unit that the integers in `points` stand for. */
  scale: z.int(),
  points: z.array(z.object({ label: z.string(), value: z.number().nullable() })),
});
export type Chart = z.output<typeof chartSchema>;

const tableSchema = z.object({
  type: z.literal('table'),
  caption: z.string(),
  columns: z.array(z.object({ label: z.string(), align: z.enum(['start', 'end']) })),
  rows: z.array(z.array(z.array(textRunSchema))),
});

const ruledSpaceSchema = z.object({
  type: z.literal('ruledSpace'),
  /** Lines at least; the space grows to the end of the page. */
  lines: z.int(),
});

export const blockSchema = z.discriminatedUnion('type', [
  paragraphSchema,
  listSchema,
  keyFiguresSchema,
  chartSchema,
  tableSchema,
  ruledSpaceSchema,
]);
export type Block = z.output<typeof blockSchema>;

/** A part of a document with its heading (`null`: it needs none). */
export const sectionSchema = z.object({
  /** Name of the part, the same in every document of its kind. */
  id: z.string(),
  heading: z.string().nullable(),
  /** Where it stands when the page has two columns. */
  column: z.enum(['full', 'main', 'side']),
  blocks: z.array(blockSchema),
});
export type Section = z.output<typeof sectionSchema>;

export const documentSchema = z.object({
  kind: z.enum(['brief', 'dayPack', 'report']),
  /** Identity of what it was made from, to notice when it is out of date. */
  sourceIds: z.array(z.string()),
  locale: z.string(),
  edition: z.enum(['internal', 'clientSafe']),
  title: z.string(),
  subtitle: z.string(),
  sections: z.array(sectionSchema),
  footer: z.object({
    asOf: z.string(),
    synchronised: z.string(),
    /** "Internal" or "Client copy". */
    marking: z.string(),
  }),
  /** When it was composed, an instant in UTC. */
  composedAt: z.string(),
});
export type DocumentModel = z.output<typeof documentSchema>;

/** Several documents in one, each beginning on a new page, after a page of contents. */
export const documentPackSchema = z.object({
  cover: documentSchema,
  documents: z.array(documentSchema),
});
export type DocumentPack = z.output<typeof documentPackSchema>;

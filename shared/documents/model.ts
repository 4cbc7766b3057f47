import { z } from 'zod';
import { languageField } from '#shared/domain/language.ts';

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

/** A heading below that of its section. */
const headingSchema = z.object({ type: z.literal('heading'), text: z.string() });

/** Labels with what they stand for: who a document is for, what it covers. */
const factsSchema = z.object({
  type: z.literal('facts'),
  items: z.array(z.object({ label: z.string(), text: z.string() })),
});

/** The sections of the document with their pages, which the layout knows. */
const contentsSchema = z.object({ type: z.literal('contents') });

/** What stands in a cell of a long table. */
export const cellSchema = z.object({
  text: z.string(),
  /** The same for files: days as ISO 8601, numbers with a point; empty where it is not known. */
  plain: z.string(),
});
export type Cell = z.output<typeof cellSchema>;

/**
 * A table that may run over pages: its head is repeated. A `group` names the rows under it and stays
 * with the first of them, a `detail` belongs to the item above, a `total` stays with the row before.
 */
const longTableSchema = z.object({
  type: z.literal('longTable'),
  caption: z.string(),
  columns: z.array(z.object({ label: z.string(), align: z.enum(['start', 'end']) })),
  rows: z.array(
    z.object({
      role: z.enum(['item', 'group', 'detail', 'total']),
      cells: z.array(cellSchema),
    }),
  ),
  /** What the reader has to know of the table; `null` when it explains itself. */
  note: z.string().nullable(),
});
export type LongTable = z.output<typeof longTableSchema>;

/** Parts of a whole beside each other, each with its target where there is one. */
const sharesSchema = z.object({
  type: z.literal('shares'),
  title: z.string(),
  accessibleName: z.string(),
  parts: z.array(
    z.object({
      label: z.string(),
      /** Hundredths of a percent. */
      weight: z.int(),
      weightText: z.string(),
      target: z.int().nullable(),
    }),
  ),
});

/** Courses over the same days; a value that is not known leaves a gap. */
const coursesSchema = z.object({
  type: z.literal('courses'),
  title: z.string(),
  accessibleName: z.string(),
  /** Days, oldest first. */
  days: z.array(z.string()),
  /** The first is the one the document is about. */
  courses: z.array(z.object({ name: z.string(), values: z.array(z.number().nullable()) })),
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
  headingSchema,
  factsSchema,
  contentsSchema,
  longTableSchema,
  sharesSchema,
  coursesSchema,
]);
export type Block = z.output<typeof blockSchema>;

/** A part of a document with its heading (`null`: it needs none). */
export const sectionSchema = z.object({
  /** Name of the part, the same in every document of its kind. */
  id: z.string(),
  heading: z.string().nullable(),
  /** Where it stands when the page has two columns. */
  column: z.enum(['full', 'main', 'side']),
  /** Whether it begins on a new page. */
  startsPage: z.boolean().optional(),
  blocks: z.array(blockSchema),
});
export type Section = z.output<typeof sectionSchema>;

export const documentSchema = z.object({
  kind: z.enum(['brief', 'dayPack', 'report']),
  /** Identity of what it was made from, to notice when it is out of date. */
  sourceIds: z.array(z.string()),
  /** Of its words; what people typed stands as they typed it. */
  language: languageField,
  /** BCP 47, of its numbers and days. */
  locale: z.string(),
  edition: z.enum(['internal', 'clientSafe']),
  title: z.string(),
  subtitle: z.string(),
  sections: z.array(sectionSchema),
  footer: z.object({
    asOf: z.string(),
    synchronised: z.string(),
    /** "Internal" or "Client copy"; empty where that needs no saying. */
    marking: z.string(),
    /** What stands before the number of the page. */
    page: z.string(),
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

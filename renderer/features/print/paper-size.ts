import type { Paper } from '#shared/ipc/contract.ts';

/** Margins on every side, in millimetres; the lower one holds the footer. */
const MARGIN = 16;

const SIZES: Readonly<Record<Paper, { readonly width: number; readonly height: number }>> = {
  A4: { width: 210, height: 297 },
  Letter: { width: 215.9, height: 279.4 },
};

const PIXELS_PER_MILLIMETRE = 96 / 25.4;

/** The `@page` rule of a paper; `size` by name, so that the PDF has exactly that size. */
export function pageRule(paper: Paper): string {
  const { width } = SIZES[paper];
  return (
    `@page { size: ${paper === 'A4' ? 'A4' : 'letter'}; margin: ${MARGIN}mm; }` +
    // The page is as wide on screen as on paper, so that what is measured is what is printed.
    ` #root { width: ${width - 2 * MARGIN}mm; }`
  );
}

/** Height of a page between its margins, in CSS pixels. */
export function printableHeight(paper: Paper): number {
  return (SIZES[paper].height - 2 * MARGIN) * PIXELS_PER_MILLIMETRE;
}

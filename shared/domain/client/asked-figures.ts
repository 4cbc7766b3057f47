import {
  performanceTable,
  periodDetail,
  periodExplanation,
} from '../portfolio/performance-page.ts';
import {
  accountValues,
  holdingsBySize,
  lotsPage,
  methodOutcomes,
  taxYearPage,
  valueCourse,
} from '../portfolio/portfolio-page.ts';
import type { ClientFile } from './client-file.ts';

/*
 * The figures of a client that take too long for the thread that draws: a screen asks for them by name
 * and the worker that has the records answers. To add one, write a function of the client's file and a
 * plain question, with a plain answer (what can be structured-cloned), and name it here.
 */
export const ASKED_FIGURES = {
  accountValues,
  valueCourse,
  holdingsBySize,
  lotsPage,
  methodOutcomes,
  taxYearPage,
  performanceTable,
  periodDetail,
  periodExplanation,
} as const satisfies Record<string, (file: ClientFile, question: never) => unknown>;

export type FigureName = keyof typeof ASKED_FIGURES;
export type FigureQuestion<Name extends FigureName> = Parameters<(typeof ASKED_FIGURES)[Name]>[1];
export type FigureAnswer<Name extends FigureName> = ReturnType<(typeof ASKED_FIGURES)[Name]>;

/** The answer of the figure `name` about the client of `file`. */
export function answerFigure<Name extends FigureName>(
  name: Name,
  file: ClientFile,
  question: FigureQuestion<Name>,
): FigureAnswer<Name> {
  // The compiler does not follow that name and question belong together.
  const figure = ASKED_FIGURES[name] as (
    file: ClientFile,
    question: FigureQuestion<Name>,
  ) => FigureAnswer<Name>;
  return figure(file, question);
}

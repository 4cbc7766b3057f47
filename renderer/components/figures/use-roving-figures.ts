import { type FocusEvent, type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { type FigurePlace, nextFigure } from './roving-figures.ts';

/**
 * Makes one place for Tab of all figures of a table, among which arrow keys, Home and End move. To be
 * spread on the table.
 */
export function useRovingFigures<Holder extends HTMLElement>() {
  const ref = useRef<Holder>(null);
  const current = useRef<Element | null>(null);

  const mark = () => {
    const figures = figuresIn(ref.current);
    if (!current.current || !figures.includes(current.current as HTMLElement)) {
      current.current = figures[0] ?? null;
    }
    for (const figure of figures) figure.tabIndex = figure === current.current ? 0 : -1;
  };
  // Rows come and go with every drawing.
  useLayoutEffect(mark);

  const onFocus = (event: FocusEvent<Holder>) => {
    const figure = figureOf(event.target, ref.current);
    if (!figure) return;
    current.current = figure;
    mark();
  };

  const onKeyDown = (event: KeyboardEvent<Holder>) => {
    const figure = figureOf(event.target, ref.current);
    if (!figure || event.ctrlKey || event.metaKey || event.altKey) return;
    const figures = figuresIn(ref.current);
    const to = nextFigure(figures.map(placeOf), figures.indexOf(figure), event.key);
    if (to === null) return;
    event.preventDefault();
    figures[to]?.focus();
  };

  return { ref, onFocus, onKeyDown };
}

const figuresIn = (holder: HTMLElement | null): HTMLElement[] => [
  ...(holder?.querySelectorAll<HTMLElement>('[data-figure]') ?? []),
];

/** The figure of the table itself: events of a dialog that it has opened arrive here as well. */
function figureOf(target: EventTarget, holder: HTMLElement | null): HTMLElement | null {
  if (!(target instanceof HTMLElement) || !holder?.contains(target)) return null;
  return target.closest<HTMLElement>('[data-figure]');
}

/** Figures that stand in no row of a table are one row. */
function placeOf(figure: HTMLElement, index: number): FigurePlace {
  const cell = figure.closest<HTMLTableCellElement>('td, th');
  const row = cell?.closest('tr');
  return row && cell ? { row: row.rowIndex, column: cell.cellIndex } : { row: 0, column: index };
}

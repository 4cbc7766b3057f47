import { Button } from '@mantine/core';
import { useState } from 'react';
import { countOf, formatNumber } from '../../../components/formats.ts';
import classes from './lots-field.module.css';

/** A form with thousands of fields answers to no key: so many more are drawn with each click. */
const STEP = 50;

/** A lot as a line of the form. */
interface LotRow {
  readonly key: string;
  readonly held: number;
  readonly named: number;
  /** What is in its field; nothing where it is not named. */
  readonly entered: unknown;
}

/**
 * The first `most` of `rows` and as many of the others as are named: foremost those in `kept`, then
 * those in which something is wrong. They stay in their order.
 */
export function shownLots<Row extends LotRow>(
  rows: readonly Row[],
  most: number,
  kept: ReadonlySet<string>,
): readonly Row[] {
  if (rows.length <= most) return rows;
  const rank = ({ key, held, named, entered }: Row) => {
    if (kept.has(key)) return 0;
    return named > held || named < 0 || typeof entered !== 'number' ? 1 : 2;
  };
  const beside = rows
    .slice(most)
    .filter(({ key, entered }) => entered !== undefined || kept.has(key))
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, most);
  const keys = new Set(beside.map(({ key }) => key));
  return rows.filter(({ key }, index) => index < most || keys.has(key));
}

/** Those of `rows` that are drawn, and how to come to the others. */
export function useShownLots<Row extends LotRow>(rows: readonly Row[]) {
  const [most, setMost] = useState(STEP);
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const shown = shownLots(rows, most, kept);
  const drawn = new Set(shown.map(({ key }) => key));
  const others = rows.filter(({ key }) => !drawn.has(key));
  return {
    shown,
    /** Lets a lot stay where it is while its field is emptied. */
    keep: (key: string) => setKept((all) => (all.has(key) ? all : new Set([...all, key]))),
    /** What is not drawn, below the list; nothing when all are. */
    more:
      others.length > 0 ? (
        <div className={classes.note}>
          <span>{moreLotsText(others)}</span>{' '}
          <Button variant="subtle" size="compact-xs" onClick={() => setMost(most + STEP)}>
            Show {Math.min(STEP, others.length)} more
          </Button>
        </div>
      ) : null,
  };
}

/** "4,950 more lots, 12 of them named." */
export function moreLotsText(others: readonly LotRow[]): string {
  const named = others.filter(({ entered }) => entered !== undefined).length;
  const lots = countOf(others.length, 'more lot', 'more lots');
  return named > 0 ? `${lots}, ${formatNumber(named)} of them named.` : `${lots}.`;
}

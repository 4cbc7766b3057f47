import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { type DailySeries, emptySeries, SERIES_FIELDS, type SeriesField } from './daily-series.ts';

/**
 * A daily series in a tenth of its memory, so that those of thousands of clients can be kept. Each field
 * is written as the numbers that are not 0, each after how many days it comes: of flows the amounts, of
 * values what changed since the evening before. Numbers are written in groups of seven bits, the lowest
 * first (LEB128; source: DWARF Debugging Information Format, section "Variable Length Data").
 */
export interface PackedSeries {
  readonly opensOn: CalendarDate;
  readonly bytes: Uint8Array;
}

/** `series` in little memory; nothing of it is lost. */
export function packSeries(series: DailySeries): PackedSeries {
  const bytes: number[] = [];
  for (const field of SERIES_FIELDS) {
    const entries = entriesOf(series[field], field === 'values');
    writeNumber(bytes, entries.length);
    let next = 0;
    for (const { index, amount } of entries) {
      writeNumber(bytes, 2 * (index - next) + (amount < 0 ? 1 : 0));
      writeNumber(bytes, Math.abs(amount));
      next = index + 1;
    }
  }
  return { opensOn: series.opensOn, bytes: Uint8Array.from(bytes) };
}

interface SeriesEntry {
  readonly index: number;
  readonly amount: number;
}

function entriesOf(numbers: Float64Array, isChange: boolean): readonly SeriesEntry[] {
  const entries: SeriesEntry[] = [];
  let before = 0;
  for (const [index, number] of numbers.entries()) {
    const amount = isChange ? number - before : number;
    if (amount !== 0) entries.push({ index, amount });
    before = number;
  }
  return entries;
}

/** The series that was packed, up to and with `today`. */
export function unpackSeries(packed: PackedSeries, today: CalendarDate): DailySeries {
  const series = emptySeries(packed.opensOn, today);
  readEntries(packed, (field, index, amount) => {
    series[field][index] = amount;
  });
  const { values } = series;
  for (let index = 1; index < values.length; index += 1) {
    values[index] = (values[index] ?? 0) + (values[index - 1] ?? 0);
  }
  return series;
}

/**
 * Tells `visit` each number of `packed` that is not 0, field by field, oldest first: of flows the amount
 * of the day, of values what changed since the evening before.
 */
export function readEntries(
  { bytes }: PackedSeries,
  visit: (field: SeriesField, index: number, amount: number) => void,
): void {
  let at = 0;
  const readNumber = (): number => {
    let number = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at] ?? 0;
      at += 1;
      if (byte < 128) return number + byte * scale;
      number += (byte - 128) * scale;
    }
  };
  for (const field of SERIES_FIELDS) {
    let index = 0;
    for (let left = readNumber(); left > 0; left -= 1) {
      const step = readNumber();
      const isNegative = step % 2 === 1;
      index += (step - (isNegative ? 1 : 0)) / 2;
      const amount = readNumber();
      visit(field, index, isNegative ? -amount : amount);
      index += 1;
    }
  }
}

function writeNumber(bytes: number[], number: number): void {
  let rest = number;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
}

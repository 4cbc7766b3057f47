import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Packs } from './packs.ts';

/** A table as `Packs` has it written: each row with what it holds. */
class Table {
  packs = new Packs<number>();
  readonly rows = new Map<number, readonly number[]>();

  change(changed: ReadonlyMap<number, boolean>): number {
    const change = this.packs.change(changed);
    for (const row of change.deleted) this.rows.delete(row);
    for (const [row, things] of change.put) this.rows.set(row, things);
    this.packs.apply(change);
    return change.put.size + change.deleted.length;
  }

  /** As after a restart: from the rows alone. */
  reload(): void {
    this.packs = new Packs();
    for (const [row, things] of this.rows) this.packs.set(row, things);
  }

  get things(): number[] {
    return [...this.rows.values()].flat().sort((left, right) => left - right);
  }
}

const range = (from: number, to: number, isThere: boolean) =>
  new Map(Array.from({ length: to - from }, (_, index) => [from + index, isThere] as const));

describe('Packs', () => {
  it('writes and removes a thousand things in ten rows', () => {
    const table = new Table();
    expect(table.change(range(0, 1_000, true))).toBe(10);
    expect(table.change(range(0, 1_000, true))).toBe(10);
    expect(table.change(range(0, 1_000, false))).toBe(10);
    expect(table.rows.size).toBe(0);
  });

  it('writes only the row of the thing that changes', () => {
    const table = new Table();
    table.change(range(0, 300, true));
    expect(table.change(new Map([[150, true]]))).toBe(1);
    expect(table.change(new Map([[300, true]]))).toBe(1);
    expect(table.change(new Map([[7, false]]))).toBe(1);
    expect(table.things).toHaveLength(300);
  });

  it('takes a row away that could not be read', () => {
    const table = new Table();
    table.rows.set(5, []);
    table.reload();
    table.change(new Map([[6, true]]));
    expect([...table.rows]).toEqual([[6, [6]]]);
  });

  it('holds each thing once, whatever comes and goes, also after a restart', () => {
    const changes = fc.array(
      fc
        .array(fc.tuple(fc.nat(400), fc.boolean()), { maxLength: 150 })
        .map((list) => new Map(list)),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(changes, fc.boolean(), (all, restarts) => {
        const table = new Table();
        const model = new Set<number>();
        for (const changed of all) {
          for (const [thing, isThere] of changed) {
            if (isThere) model.add(thing);
            else model.delete(thing);
          }
          table.change(changed);
          if (restarts) table.reload();
          expect(table.things).toEqual([...model].sort((left, right) => left - right));
        }
      }),
    );
  });
});

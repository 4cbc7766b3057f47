import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { VaultApi } from '../vault/api.ts';
import type { ClientRow, ClientRowChanges } from '../vault/views.ts';
import { SeenRows } from './client-rows.tsx';

const TODAY = '2026-11-24' as CalendarDate;
const rowOf = (id: string, name: string) => ({ id: id as RecordId, name }) as ClientRow;

/** A vault that gives these answers in turn, and what it was asked. */
function vaultOf(answers: readonly ClientRowChanges[]) {
  const asked: (number | null)[] = [];
  const rest = [...answers];
  const clientRows: VaultApi['clientRows'] = async ({ after }) => {
    asked.push(after);
    const answer = rest.shift();
    if (!answer) throw new Error('asked too often');
    return answer;
  };
  return { vault: { clientRows } as VaultApi, asked };
}

describe('the rows of the clients table on the page', () => {
  it('are all fetched once, then only what changed or is gone', async () => {
    const [anna, bert, carl] = [rowOf('a', 'Anna'), rowOf('b', 'Bert'), rowOf('c', 'Carl')];
    const { vault, asked } = vaultOf([
      { rows: [anna, bert], goneIds: [], upTo: 4 },
      { rows: [rowOf('a', 'Anne'), carl], goneIds: [bert.id], upTo: 7 },
    ]);
    const seen = new SeenRows();
    expect(await seen.catchUp(vault, TODAY)).toEqual([anna, bert]);
    const rows = await seen.catchUp(vault, TODAY);
    expect(rows).toEqual([rowOf('a', 'Anne'), carl]);
    expect(rows[1]).toBe(carl);
    expect(asked).toEqual([null, 4]);
  });

  it('stay the same array while nothing changes, so that nothing is drawn again', async () => {
    const { vault } = vaultOf([
      { rows: [rowOf('a', 'Anna')], goneIds: [], upTo: 1 },
      { rows: [], goneIds: [], upTo: 3 },
    ]);
    const seen = new SeenRows();
    const rows = await seen.catchUp(vault, TODAY);
    expect(await seen.catchUp(vault, TODAY)).toBe(rows);
    expect(seen.all).toBe(rows);
  });
});

import { expect, it } from 'vitest';
import type { AllocationPolicy } from '#shared/domain/portfolio/allocation-policy.ts';
import { generateSampleBook } from '#shared/interchange/sample-book/generate-sample-book.ts';
import { sampleClientFile } from '#shared/interchange/sample-book/sample-client-file.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { allocationSections } from './report-allocation.ts';
import { quarterMaterial } from './report-fixture.ts';

const book = generateSampleBook({ seed: 1, today: '2026-11-24' as CalendarDate });

/** The blocks of the allocation of a household whose accounts have targets of their own. */
function allocationOf(policy: AllocationPolicy) {
  const file = sampleClientFile(book, 'Lindqvist household');
  const client = { ...file.client, data: { ...file.client.data, allocationPolicy: policy } };
  const material = quarterMaterial({ ...file, client });
  const blocks = allocationSections(material).flatMap((section) => section.blocks);
  return {
    headings: blocks.flatMap((block) => (block.type === 'heading' ? block.text : [])),
    tables: blocks.filter((block) => block.type === 'longTable'),
  };
}

it('measures all accounts together against the targets of the client', () => {
  const targets = [
    { id: 'equity' as const, weight: 1234 },
    { id: 'bond' as const, weight: 8766 },
  ];
  const { headings, tables } = allocationOf({ targets });
  expect(headings).toEqual([]);
  expect(tables).toHaveLength(1);
  const equity = tables[0]?.rows.find(({ cells }) => cells[0]?.text === 'Equity');
  expect(equity?.cells[3]?.text).toBe('12.34%');
  expect(tables[0]?.note).toContain('either side of the target: Equity 5.00, ');
});

it('flags a class by the band of the client, and says how wide it is', () => {
  const targets = [
    { id: 'equity' as const, weight: 1000 },
    { id: 'bond' as const, weight: 9000 },
  ];
  const { tables } = allocationOf({ targets, bandRule: 'fiveTwentyFive' });
  expect(tables[0]?.note).toContain('either side of the target: Equity 2.50, ');
});

it('shows each account against targets of its own, and all of them together without any', () => {
  const { headings, tables } = allocationOf({});
  expect(headings.length).toBeGreaterThan(1);
  expect(tables).toHaveLength(headings.length + 1);
  expect(tables[0]?.note).toContain('The accounts have targets of their own, see below.');
  for (const { columns } of tables.slice(1)) {
    expect(columns.map(({ label }) => label)).toContain('Target');
  }
});

import { describe, expect, it } from 'vitest';
import type { Block, DocumentModel } from './model.ts';
import { spokenParts } from './spoken.ts';
import { alert, plain } from './text.ts';

const document = (blocks: readonly Block[]): DocumentModel => ({
  kind: 'brief',
  sourceIds: [],
  language: 'en',
  locale: 'en-GB',
  edition: 'internal',
  title: 'Brief: Lindqvist household',
  subtitle: 'Half-year review',
  sections: [{ id: 'money', heading: 'Money', column: 'full', blocks: [...blocks] }],
  footer: { asOf: 'As of 28 Nov 2026', synchronised: '', marking: 'Internal', page: 'Page' },
  composedAt: '2026-11-28T08:00:00.000Z',
});

describe('what a document says to those who hear it', () => {
  it('names each figure with its value, or why there is none', () => {
    const figures = [
      { label: 'Value', value: 'EUR 1,386,163', reason: null, detail: 'as of 27 Nov' },
      { label: 'Return', value: null, reason: 'no prices before 13 Apr', detail: null },
    ];
    expect(spokenParts(document([{ type: 'keyFigures', figures }]))).toEqual([
      { language: 'en', heading: 'Brief: Lindqvist household', lines: ['Half-year review'] },
      {
        language: 'en',
        heading: 'Money',
        lines: [
          'Value: EUR 1,386,163, as of 27 Nov',
          'Return: unavailable, no prices before 13 Apr',
        ],
      },
      { language: 'en', heading: '', lines: ['Internal', 'As of 28 Nov 2026'] },
    ]);
  });

  it('speaks the language of the document', () => {
    const figures = [{ label: 'Rendement', value: null, reason: null, detail: null }];
    const french = { ...document([{ type: 'keyFigures', figures }]), language: 'fr' as const };
    expect(spokenParts(french)[1]).toEqual({
      language: 'fr',
      heading: 'Money',
      lines: ['Rendement\u00a0: non disponible, non enregistré'],
    });
  });

  it('reads a row of a table with what its columns are called', () => {
    const columns = [
      { label: 'Product', align: 'start' as const },
      { label: 'Part', align: 'end' as const },
    ];
    const [, part] = spokenParts(
      document([
        { type: 'table', caption: 'Holdings', columns, rows: [[[plain('Bond')], [plain('12 %')]]] },
        {
          type: 'longTable',
          caption: 'Flows',
          columns,
          rows: [
            {
              role: 'total',
              cells: [
                { text: 'Total', plain: '' },
                { text: '3', plain: '3' },
              ],
            },
          ],
          note: 'In euros.',
        },
      ]),
    );
    expect(part?.lines).toEqual([
      'Holdings',
      'Product: Bond, Part: 12 %',
      'Flows',
      'Product: Total, Part: 3',
      'In euros.',
    ]);
  });

  it('reads lists whole, says what they leave out, and leaves room to write unread', () => {
    const items = [{ runs: [alert('Complaint: '), plain('late statement')] }];
    const [, part] = spokenParts(
      document([
        { type: 'list', style: 'plain', items, omitted: 2 },
        { type: 'ruledSpace', lines: 4 },
      ]),
    );
    expect(part?.lines).toEqual(['Complaint: late statement', 'and 2 more']);
  });
});

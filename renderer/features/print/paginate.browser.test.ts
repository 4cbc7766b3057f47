import './print.css';
import './report.css';
import { expect, it } from 'vitest';
import { wordsIn } from '#shared/documents/words/words.ts';
import { paginate } from './paginate.ts';

/** The pages of a report with one table of `rows`; cells of a row are parted by a bar. */
function pagesOf(columns: number, rows: readonly { role: string; text: string }[]): HTMLElement[] {
  const cells = (text: string) =>
    text
      .split('|')
      .map((each) => `<td data-align="start" ${each.length < 24 ? 'data-short' : ''}>${each}</td>`);
  const head = '<th>Column</th>'.repeat(columns);
  const body = rows.map(({ role, text }) =>
    role === 'group'
      ? `<tr data-role="group"><th colspan="${columns}">${text}</th></tr>`
      : `<tr data-role="${role}">${cells(text).join('')}</tr>`,
  );
  document.body.innerHTML = `<div class="sheet" data-kind="report" style="width: 178mm"><section><table
    class="ledger"><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></section></div>`;
  const sheet = document.body.firstElementChild as HTMLElement;
  paginate(sheet, 'A4', wordsIn('en').layout);
  return [...sheet.querySelectorAll<HTMLElement>('.page')];
}

it('says on a new page what its first rows are of, on one line of the height it counts on', () => {
  const details = Array.from({ length: 80 }, (_, index) => ({
    role: 'detail',
    text: `|lot ${index}`,
  }));
  const [first, second] = pagesOf(2, [
    { role: 'group', text: 'Long-term account' },
    { role: 'item', text: 'Valmonte|80 lots' },
    ...details,
  ]);
  expect(first?.querySelector('[data-continued]')).toBeNull();
  const row = second?.querySelector<HTMLElement>('tbody > tr');
  expect(row?.textContent).toBe('Long-term account · Valmonte, 80 lots, continued');
  expect(Math.abs((row?.offsetHeight ?? 0) - 24)).toBeLessThanOrEqual(1);
});

it('leaves short cells on one line where a longer one has room to give', () => {
  const long = 'A text that wants more width than the whole of the paper has to give, '.repeat(4);
  const rows = Array.from({ length: 6 }, () => ({ role: 'item', text: 'Long-term account|Rent' }));
  const [page] = pagesOf(2, [...rows, { role: 'item', text: `Reserve|${long}` }]);
  const [own] = page?.querySelectorAll<HTMLElement>('tbody > tr') ?? [];
  expect(own?.offsetHeight).toBeLessThan(24);
});

import { expect, it } from 'vitest';
import { pageUnits } from './page-units.ts';

/** Which units of a section of `blocks` have to stand on one page with the one after them. */
function kept(blocks: string): readonly boolean[] {
  const sheet = document.createElement('div');
  sheet.innerHTML = `<section><h2>Heading</h2>${blocks}</section>`;
  document.body.replaceChildren(sheet);
  return pageUnits(sheet).map(({ keepsWithNext }) => keepsWithNext);
}

it('keeps a section of text on one page, so that no paragraph is left alone', () => {
  expect(kept('<p>One</p><p>Two</p><p>Three</p>')).toEqual([true, true, true, false]);
});

it('lets a section with something else break after a paragraph', () => {
  expect(kept('<p>One</p><p>Two</p><figure></figure>')).toEqual([true, false, false, false]);
});

it('knows what a row of a table is of: its group, and of a detail the item as well', () => {
  const sheet = document.createElement('div');
  const rows = ['item', 'group', 'item', 'detail', 'total', 'total'];
  sheet.innerHTML = `<section><table class="ledger"><tbody>${rows
    .map((role, index) => `<tr data-role="${role}"><td>${index}</td></tr>`)
    .join('')}</tbody></table></section>`;
  document.body.replaceChildren(sheet);
  const owners = pageUnits(sheet).map(({ belongsTo }) =>
    belongsTo.map(({ textContent }) => textContent),
  );
  expect(owners).toEqual([[], [], ['1'], ['1', '2'], ['1'], []]);
});

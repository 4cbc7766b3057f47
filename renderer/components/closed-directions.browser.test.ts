import { afterEach, expect, it } from 'vitest';
import { closedDirections } from '#shared/lib/closed-directions.ts';

afterEach(() => document.body.replaceChildren());

/** Whether the words "next one" after `name` on the same line stand in their order. */
function keepsOrder(name: string): boolean {
  const line = document.createElement('p');
  line.textContent = `${name} · next one`;
  document.body.replaceChildren(line);
  const text = line.firstChild as Text;
  const leftOf = (word: string) => {
    const range = document.createRange();
    const at = text.data.lastIndexOf(word);
    range.setStart(text, at);
    range.setEnd(text, at + word.length);
    return range.getBoundingClientRect().left;
  };
  return leftOf('next') < leftOf('one');
}

it('the words after a text with direction marks stand in their order', () => {
  const names = ['a\u202eb', 'a\u202eb\nc', 'a\u2067b\u202ec', 'a\u2068\u202e\u2069b\u202d\u202ec'];
  expect(names.map(keepsOrder)).toEqual([false, false, false, false]);
  expect(names.map(closedDirections).map(keepsOrder)).toEqual([true, true, true, true]);
});

import { expect, it } from 'vitest';
import { uuidFromText } from '#shared/lib/identifiers.ts';
import { IdFilter } from './id-filter.ts';

it('never forgets an id, and is seldom wrong about others', () => {
  const filter = new IdFilter();
  const count = 50_000;
  for (let number = 0; number < count; number += 1) filter.add(uuidFromText(`in ${number}`));
  for (let number = 0; number < count; number += 1) {
    if (!filter.mayHave(uuidFromText(`in ${number}`))) throw new Error(`forgot ${number}`);
  }
  let wrong = 0;
  for (let number = 0; number < count; number += 1) {
    if (filter.mayHave(uuidFromText(`out ${number}`))) wrong += 1;
  }
  expect(wrong / count).toBeLessThan(0.01);
});

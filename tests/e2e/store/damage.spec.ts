import { expect, test } from '@playwright/test';
import { Random } from '#tests/simulation/random.ts';
import { type Office, openOffice } from '../journeys/support/office.ts';
import {
  corruptDatabase,
  deleteDatabase,
  openDamaged,
  type Prepared,
  preparedLaptop,
  truncateSomewhere,
} from './support/damage-rounds.ts';

test.setTimeout(240_000);

let office: Office;
let prepared: Prepared;

test.beforeAll(async () => {
  office = await openOffice();
  prepared = await preparedLaptop(office);
});

test.afterAll(async () => {
  await prepared?.remove();
  await office?.close();
});

test('[L2][W3] a deleted database is noticed, said, and rebuilt with everything unsent', async () => {
  const outcome = await openDamaged(prepared, 'deleted', deleteDatabase);
  expect(outcome.failed).toEqual([]);
  expect(outcome.said).toContain('The local database was lost');
});

test('[L2] a corrupt database is noticed, said, and rebuilt with everything unsent', async () => {
  const outcome = await openDamaged(prepared, 'corrupt', corruptDatabase);
  expect(outcome.failed).toEqual([]);
  expect(outcome.said).not.toBe('');
});

test('[L2] files cut off at some places never pass for an empty book', async () => {
  const random = new Random(20_261_124);
  for (let round = 0; round < 4; round += 1) {
    let what = '';
    const outcome = await openDamaged(prepared, 'cut', async (dataFolder) => {
      what = await truncateSomewhere(dataFolder, random);
    });
    expect(outcome.failed, what).toEqual([]);
  }
});

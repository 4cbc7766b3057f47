import { expect, test } from '@playwright/test';
import { Random } from '#tests/simulation/random.ts';
import { type Office, openOffice } from '../journeys/support/office.ts';
import {
  corruptDatabase,
  cutsOfEachFile,
  deleteDatabase,
  openCut,
  openDamaged,
  type Prepared,
  preparedLaptop,
} from './support/damage-rounds.ts';

test.setTimeout(240_000);

let office: Office;
let prepared: Prepared;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  office = await openOffice();
  prepared = await preparedLaptop(office);
});

test.afterAll(async () => {
  await prepared?.remove();
  await office?.close();
});

test('[L1][L2][W3] a deleted database is noticed, said, and rebuilt with everything saved, sent or not', async () => {
  const outcome = await openDamaged(prepared, 'deleted', deleteDatabase);
  expect(outcome.failed).toEqual([]);
  expect(outcome.said).toContain('The local database was lost');
});

test('[L2] a corrupt database is noticed, said, and rebuilt with everything saved', async () => {
  const outcome = await openDamaged(prepared, 'corrupt', corruptDatabase);
  expect(outcome.failed).toEqual([]);
  expect(outcome.said).not.toBe('');
});

test('[L2] each file cut off at some place never passes for an empty book', async () => {
  const cuts = await cutsOfEachFile(prepared.dataFolder, 1, new Random(20_261_124));
  expect(cuts.length).toBeGreaterThan(3);
  for (const cut of cuts) {
    const { what, failed } = await openCut(prepared, cut);
    expect(failed, what).toEqual([]);
  }
});

import { MantineProvider } from '@mantine/core';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Router } from 'wouter';
import { type ClientFile, emptyClientFile } from '#shared/domain/client/client-file.ts';
import { entryNamed } from '#shared/domain/client/client-file-builder.ts';
import { paymentInstruction } from '#shared/domain/instruction/instruction-builders.ts';
import type { InstructionDraft } from '#shared/domain/instruction/instruction-draft.ts';
import { draftOfTrade } from '#shared/domain/instruction/trade-draft.ts';
import {
  type Fixture,
  proposed,
  recordsOf,
} from '#shared/domain/portfolio/rebalancing/proposal-fixture.ts';
import { type RecordId, uuidFromText } from '#shared/lib/identifiers.ts';
import { VaultProvider } from '../../../../services/vault.tsx';
import { readPlace } from '../../../../services/view-state.ts';
import type { LocalDraft, VaultApi, VaultEvent } from '../../../../vault/api.ts';
import { openDraftPlace } from '../../instructions/use-drafts.ts';
import { ProposedTrades } from './proposed-trades.tsx';

const FIXTURE: Fixture = {
  positions: [
    {
      ...{ name: 'Shares', assetClass: 'equity', cents: 100_00 },
      bought: [{ units: 60, cents: 80_00, daysAgo: 800 }],
    },
    {
      ...{ name: 'Bonds', assetClass: 'bond', cents: 100_00 },
      bought: [{ units: 30, cents: 100_00, daysAgo: 800 }],
    },
  ],
  money: [1000_00],
  methods: ['specificLot'],
  policy: {
    targets: [
      { id: 'equity', weight: 4000 },
      { id: 'bond', weight: 5000 },
      { id: 'cash', weight: 1000 },
    ],
    ...{ minimumTrade: 0, positionLimit: 10_000, fundLimit: 10_000 },
  },
};
const proposal = proposed(FIXTURE);
const records = recordsOf(FIXTURE);
const file: ClientFile = { ...emptyClientFile(records.client), ...records };

let root: Root;
let drafts: LocalDraft[] = [];
const listeners = new Set<(event: VaultEvent) => void>();
const listen = (listener: (event: VaultEvent) => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
let ids = 0;
/** What keeping a draft waits for. */
let disk: Promise<void> = Promise.resolve();
const api = {
  newId: async () => {
    ids += 1;
    return uuidFromText(`draft ${ids}`);
  },
  drafts: async () => [...drafts],
  keepDraft: async (draft: LocalDraft) => {
    await disk;
    drafts.push(draft);
    const change = { kinds: ['instruction'], clientIds: [file.client.id], what: 'drafts' } as const;
    for (const tell of listeners) tell({ event: 'changed', change });
    return { ok: true, value: null };
  },
} as unknown as VaultApi;

/** Where the page was led to. */
let visited: string[] = [];
const useNowhere = (): [string, (to: string) => void] => ['/', (to) => void visited.push(to)];

function show(of: ClientFile = file): void {
  visited = [];
  root.render(
    <MantineProvider env="test">
      <Router hook={useNowhere}>
        <VaultProvider connection={{ api, listen }}>
          <ProposedTrades proposal={proposal} file={of} how="As proposed" />
        </VaultProvider>
      </Router>
    </MantineProvider>,
  );
}

beforeEach(() => {
  drafts = [];
  root = createRoot(document.body.appendChild(document.createElement('div')));
  show();
});
afterEach(() => root.unmount());

const details = () => drafts.map(({ data }) => (data as unknown as InstructionDraft).details);
const button = (name: string | RegExp) => page.getByRole('button', { name });

it('writes the order of one trade with the lots that were chosen, and opens its draft', async () => {
  const sale = proposal.trades.find(({ side }) => side === 'sell');
  await button('Write order: Sell Shares, Account 0').click();
  await expect.element(button('Open draft: Sell Shares, Account 0')).toBeVisible();
  expect(sale?.namedLots.length).toBeGreaterThan(0);
  const { accountId, securityId, quantity, namedLots } = sale ?? {};
  expect(details()).toMatchObject([{ type: 'sell', accountId, securityId, quantity, namedLots }]);
  await expect.element(page.getByText(/^1 draft stands under Instructions/)).toBeVisible();
  await button('Open draft: Sell Shares, Account 0').click();
  expect(visited).toEqual([`/clients/${file.client.id}/instructions`]);
  expect(readPlace(openDraftPlace(file.client.id))).toBe(drafts[0]?.id);
});

it('writes all that are not written yet, by the keyboard, and keeps the focus', async () => {
  await button('Write order: Buy Bonds, Account 0').click();
  await expect.element(button('Open draft: Buy Bonds, Account 0')).toBeVisible();
  const all = button('Write all orders');
  (all.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(button('Open Instructions')).toHaveFocus();
  expect(details().map(({ type }) => type)).toEqual(['buy', 'sell']);
  await expect.element(page.getByText(/^2 drafts stand under Instructions/)).toBeVisible();
  await expect.element(button(/^Write order/)).not.toBeInTheDocument();
});

it('writes once what is pressed twice', async () => {
  await button('Write order: Sell Shares, Account 0').dblClick();
  await expect.element(button('Open draft: Sell Shares, Account 0')).toBeVisible();
  expect(drafts).toHaveLength(1);
});

it('writes what is pressed while another is still being written', async () => {
  let goOn: () => void = () => undefined;
  disk = new Promise((resolve) => {
    goOn = resolve;
  });
  await button('Write order: Sell Shares, Account 0').click();
  await button('Write order: Buy Bonds, Account 0').click();
  await button('Write order: Sell Shares, Account 0').click();
  goOn();
  await expect.element(button('Open draft: Buy Bonds, Account 0')).toBeVisible();
  expect(details().map(({ type }) => type)).toEqual(['sell', 'buy']);
});

it('leaves out of all what was ordered before and is open, unless another is asked for', async () => {
  const sale = proposal.trades.find(({ side }) => side === 'sell');
  if (!sale) throw new Error('the shares are to be sold');
  const { details: ordered } = draftOfTrade(uuidFromText('given') as RecordId, sale, file);
  const order = entryNamed('given', { ...paymentInstruction().given, details: ordered });
  show({ ...file, instructions: [order] });
  await expect.element(page.getByText(`${order.data.number} is given and open`)).toBeVisible();
  await button('Write all orders').click();
  await expect.element(button('Open draft: Buy Bonds, Account 0')).toBeVisible();
  await expect.element(button('Open Instructions')).toBeVisible();
  expect(details().map(({ type }) => type)).toEqual(['buy']);
  await button('Write another: Sell Shares, Account 0').click();
  await expect.element(button('Open draft: Sell Shares, Account 0')).toBeVisible();
  expect(details().map(({ type }) => type)).toEqual(['buy', 'sell']);
});

it('says of a draft that it is not what is proposed now', async () => {
  await button('Write order: Sell Shares, Account 0').click();
  await expect.element(button('Open draft: Sell Shares, Account 0')).toBeVisible();
  const [draft] = drafts;
  const written = draft?.data as unknown as InstructionDraft;
  const fewer = { ...written, details: { ...written.details, quantity: 1e6 } };
  drafts = [{ ...(draft as LocalDraft), data: fewer as unknown as LocalDraft['data'] }];
  root.unmount();
  root = createRoot(document.body.appendChild(document.createElement('div')));
  show();
  await expect.element(page.getByText(/^Not as proposed: Sell 1 Shares/)).toBeVisible();
});

import { useMemo, useRef } from 'react';
import { useLocation } from 'wouter';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import type { InstructionDraft } from '#shared/domain/instruction/instruction-draft.ts';
import { draftOfTrade, writtenOrders } from '#shared/domain/instruction/trade-draft.ts';
import type { RecordData } from '#shared/domain/kind.ts';
import type { ProposedTrade } from '#shared/domain/portfolio/rebalancing/proposal.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { ok } from '#shared/lib/result.ts';
import { countOf } from '../../../components/formats.ts';
import { showNotice, useCommands } from '../../../services/commands.tsx';
import { routes } from '../../../services/routes.ts';
import { setPlace } from '../../../services/view-state.ts';
import { openDraftPlace, useInstructionDrafts } from './use-drafts.ts';

/** The orders of proposed trades: which are written already, writing them as drafts, opening them. */
export function useTradeOrders(file: ClientFile, trades: readonly ProposedTrade[]) {
  const commands = useCommands();
  const [, navigate] = useLocation();
  const clientId = file.client.id;
  const drafts = useInstructionDrafts(clientId);
  const writing = useRef<Promise<void>>(Promise.resolve());
  const written = useMemo(
    () => writtenOrders(trades, drafts ?? [], file.instructions),
    [trades, drafts, file.instructions],
  );

  /** Opens the tab Instructions, with this draft where one is named. */
  const open = (draftId: RecordId | null) => {
    setPlace(openDraftPlace(clientId), draftId);
    navigate(routes.client(clientId, 'instructions'));
  };

  const keep = async (trade: ProposedTrade): Promise<RecordId | null> => {
    const id = await commands.newId();
    const data = draftOfTrade(id, trade, file) as unknown as RecordData;
    const kept = await commands.run((vault) =>
      vault.keepDraft({ id, kind: 'instruction', clientId, data }),
    );
    return kept.ok ? id : null;
  };

  /** Begins a draft of each of `wanted` of which none stands by now, whatever the screen still shows. */
  const begin = async (wanted: readonly ProposedTrade[]) => {
    const standing = await commands.run(async (vault) =>
      ok(await vault.drafts({ kind: 'instruction', clientId })),
    );
    if (!standing.ok) return;
    const before = standing.value.map(({ data }) => data as unknown as InstructionDraft);
    const known = writtenOrders(trades, before, []);
    const ids: RecordId[] = [];
    for (const trade of wanted.filter((each) => !known.get(each)?.draft)) {
      const id = await keep(trade);
      if (id === null) break;
      ids.push(id);
    }
    const [only] = ids;
    if (!only) return;
    showNotice(
      `${countOf(ids.length, 'draft', 'drafts')} written, under Instructions: not given yet`,
      {
        label: 'Open',
        run: () => open(ids.length === 1 ? only : null),
      },
    );
  };

  /** The same after what was pressed before is written, so that each sees those drafts. */
  const write = (wanted: readonly ProposedTrade[]): Promise<void> => {
    const next = () => begin(wanted);
    writing.current = writing.current.then(next, next);
    return writing.current;
  };

  return { written, isKnown: drafts !== undefined, write, open };
}

import { useDeferredValue, useMemo } from 'react';
import { attentionFlags } from '#shared/domain/advice/attention.ts';
import { type ClientFile, withLedger } from '#shared/domain/client/client-file.ts';
import { figuresDay } from '#shared/domain/client/figures-day.ts';
import { whiteSpace } from '#shared/domain/growth/white-space.ts';
import { lastMeetingBefore } from '#shared/domain/meeting/contact-history.ts';
import { sinceLastTime } from '#shared/domain/meeting/since-last-time.ts';
import { lastTwelveMonths } from '#shared/domain/period.ts';
import { clientFigures } from '#shared/domain/portfolio/client-figures.ts';
import { clientHealth } from '#shared/domain/retention/health.ts';
import { addMonths, type CalendarDate, type Instant } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { FIGURE_KINDS } from '../../services/figures.ts';
import { useLiveQuery } from '../../services/live-query.ts';
import { personWording } from '../../services/person-locale.ts';
import { useSyncView } from '../../services/sync-view.ts';
import { offsetOn, personDateOf } from '../../services/today.ts';

/** What is known of the client's accounts: everything, nothing yet, or why not. */
export type Ledger =
  | { readonly state: 'loading' }
  | { readonly state: 'unavailable'; readonly reason: string }
  | { readonly state: 'whole'; readonly file: ClientFile };

/**
 * Kinds that the ledger is made of: writing a note asks for no transactions. A recommendation brings
 * the prices of what it names, which nobody need hold yet.
 */
const LEDGER_KINDS = [...FIGURE_KINDS, 'recommendation'];

/** The client's people, plans and notes at once, and the accounts as soon as they are whole. */
export function useClient(id: RecordId) {
  const sync = useSyncView();
  const work = useLiveQuery((vault) => vault.clientFile(id, 'work'), [id], { clientId: id });
  const isWhole = sync?.ledgerWhole ?? false;
  const accounts = useLiveQuery(
    async (vault) => (isWhole ? vault.clientLedger(id) : null),
    [id, isWhole],
    { clientId: id, kinds: LEDGER_KINDS },
  );
  const file = useDeferredValue(
    useMemo(
      () => (work.data && accounts.data ? withLedger(work.data, accounts.data) : null),
      [work.data, accounts.data],
    ),
  );
  const missing =
    sync && !isWhole ? missingReason(sync.progress) : (accounts.error?.message ?? null);
  // The same object as long as nothing of it changes, so that nothing is drawn for its sake.
  const ledger = useMemo((): Ledger => {
    if (missing !== null) return { state: 'unavailable', reason: missing };
    return file ? { state: 'whole', file } : { state: 'loading' };
  }, [missing, file]);
  return { work: work.data, error: work.error, ledger };
}

function missingReason(progress: { done: number; total: number } | null): string {
  const rest = 'figures count once every transaction has arrived';
  return progress && progress.total > 0
    ? `${progress.done} of ${progress.total} pages of transactions have arrived; ${rest}`
    : `transactions have not all arrived yet; ${rest}`;
}

/** Everything the rules say of a client on `today`, computed once for all tabs. */
export interface ClientInsight {
  readonly figures: ReturnType<typeof clientFigures>;
  readonly flags: ReturnType<typeof attentionFlags>;
  readonly health: ReturnType<typeof clientHealth>;
  readonly lastTime: CalendarDate;
  readonly hasMet: boolean;
  readonly changes: ReturnType<typeof sinceLastTime>;
  readonly ideas: ReturnType<typeof whiteSpace>;
}

/** What the rules and figures say of the client. */
export function useInsight(file: ClientFile, today: CalendarDate): ClientInsight {
  return useMemo(() => insightOf(file, today), [file, today]);
}

function insightOf(file: ClientFile, today: CalendarDate): ClientInsight {
  const offsetMinutes = offsetOn(today);
  const wording = personWording;
  const figures = clientFigures(file, lastTwelveMonths(figuresDay(file, today)));
  const last = lastMeetingBefore(file.meetings, new Date().toISOString() as Instant);
  const lastDay = last && personDateOf(last.data.startsAt);
  const hasMet = lastDay !== null && lastDay < today;
  const lastTime = hasMet ? lastDay : addMonths(today, -3);
  return {
    figures,
    flags: attentionFlags({ file, today, offsetMinutes, wording }),
    health: clientHealth({ file, figures, today, offsetMinutes, wording }),
    lastTime,
    hasMet,
    changes: sinceLastTime({ file, after: lastTime, to: today, offsetMinutes, wording }),
    ideas: whiteSpace(file, today),
  };
}

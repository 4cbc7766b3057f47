import { useMemo } from 'react';
import { againstConsent } from '#shared/domain/advice/consent-standing.ts';
import type { Recommendation } from '#shared/domain/advice/recommendation.ts';
import type { StepError } from '#shared/domain/advice/recommendation-steps.ts';
import { type SuitabilityReport, suitabilityOf } from '#shared/domain/advice/suitability.ts';
import type { ClientFile, Entry } from '#shared/domain/client/client-file.ts';
import { byId } from '#shared/domain/client/client-file-builder.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { Result } from '#shared/lib/result.ts';
import { useCommands } from '../../../services/commands.tsx';
import { useLiveQuery } from '../../../services/live-query.ts';
import { personWording } from '../../../services/person-locale.ts';

/** `file` with every security of the firm, so that what is not held yet has its name and risk. */
export function useWithSecurities(file: ClientFile): ClientFile {
  const all = useLiveQuery((vault) => vault.list('security'), [], { kinds: ['security'] });
  return useMemo(
    () => ({ ...file, securities: new Map([...byId(all.data ?? []), ...file.securities]) }),
    [file, all.data],
  );
}

/** `file` with the prices of the security that `recommendation` names, which need not be held yet. */
export function useWithPrices(file: ClientFile, { securityId }: Recommendation): ClientFile {
  const asked = useLiveQuery(
    async (vault) => (securityId ? vault.pricesOf(securityId) : []),
    [securityId],
    { kinds: ['price'] },
  );
  return useMemo(
    () =>
      securityId && asked.data
        ? { ...file, prices: new Map([...file.prices, [securityId, asked.data]]) }
        : file,
    [file, securityId, asked.data],
  );
}

/** What the check of suitability says of `recommendation` today. */
export function useSuitability(
  recommendation: Recommendation,
  file: ClientFile | null,
  today: CalendarDate,
): SuitabilityReport | null {
  return useMemo(
    () => (file ? suitabilityOf({ recommendation, file, today, wording: personWording }) : null),
    [recommendation, file, today],
  );
}

/** Why the client has to be asked again, or `null`; also until the securities it names are read. */
export function changedSinceConsent(data: Recommendation, file: ClientFile): string | null {
  const named = [data.securityId, data.intoSecurityId].flatMap((id) => id ?? []);
  return named.every((id) => file.securities.has(id)) ? againstConsent(data, file) : null;
}

/** Saves what a step made of a recommendation; says in words why not. */
export function useStep({ id }: Entry<Recommendation>) {
  const commands = useCommands();
  return async (
    outcome: Result<Recommendation, StepError>,
    done: string,
  ): Promise<string | null> => {
    if (!outcome.ok) return outcome.error.message;
    const saved = await commands.save([{ kind: 'recommendation', id, data: outcome.value }], {
      done,
      showsFailure: true,
    });
    return saved.ok ? null : saved.error.message;
  };
}

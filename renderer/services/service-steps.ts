import { useCallback } from 'react';
import { create } from 'zustand';
import type { ServiceRequest } from '#shared/domain/service/service-request.ts';
import type { ServiceStepError } from '#shared/domain/service/service-steps.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { Result } from '#shared/lib/result.ts';
import { useCommands } from './commands.tsx';
import { useVault } from './vault.tsx';
import { wordsOf } from './vault-words.ts';

/** A step of a service request that asks for words before it is taken, and the request as it stood. */
export interface AskedStep {
  readonly step: 'resolve' | 'handOver';
  readonly id: RecordId;
  readonly data: ServiceRequest;
}

/** What is asked at the moment, wherever in the application it was asked for. */
export const useAskedStep = create<{ readonly asked: AskedStep | null }>(() => ({ asked: null }));

/** Opens the dialog of a step. */
export function askForStep(asked: AskedStep): void {
  useAskedStep.setState({ asked });
}

/** Closes it. */
export function closeAskedStep(): void {
  useAskedStep.setState({ asked: null });
}

/**
 * Takes a step of a service request as it is now, with an undo under the words `done`; returns what
 * went wrong, in words. What a dialog showed is `seen`: a field that others changed since then and the
 * step changes as well becomes a conflict, and is not written over.
 */
export function useTakeStep(): (
  id: RecordId,
  step: (request: ServiceRequest) => Result<ServiceRequest, ServiceStepError>,
  done: string,
  seen?: ServiceRequest,
) => Promise<string | null> {
  const vault = useVault();
  const commands = useCommands();
  return useCallback(
    async (id, step, done, seen) => {
      const view = await vault.record('serviceRequest', id);
      if (!view) return 'This service request is no longer here.';
      // The vault holds only records that their kind accepts.
      const taken = step(view.data as ServiceRequest);
      if (!taken.ok) return taken.error.message;
      const request = { kind: 'serviceRequest' as const, id, data: taken.value };
      const saved = await commands.save([seen ? { ...request, seen } : request], {
        done,
        showsFailure: true,
      });
      return saved.ok ? null : wordsOf(saved.error).message;
    },
    [vault, commands],
  );
}

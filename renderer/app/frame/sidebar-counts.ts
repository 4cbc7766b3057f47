import { useEffect, useState } from 'react';
import { isOpenInstruction } from '#shared/domain/instruction/instruction-state.ts';
import { isOpenRequest } from '#shared/domain/service/service-steps.ts';
import { useAlertsToLookAt } from '../../services/book-alerts.ts';
import { useClientNames } from '../../services/client-names.tsx';
import { useLiveQuery } from '../../services/live-query.ts';
import { personDateOf, useToday } from '../../services/today.ts';

/** The numbers beside the sidebar's entries; `undefined` while they are not known. */
export interface SidebarCounts {
  readonly clients: number | undefined;
  readonly meetings: number | undefined;
  readonly tasks: number | undefined;
  readonly instructions: number | undefined;
  readonly reports: number | undefined;
  readonly alerts: number | undefined;
}

/** Counting waits until the first page is on screen, but not longer than this. */
const FIRST_COUNT_WITHIN_MILLIS = 1_200;

/** Clients; meetings of today; tasks, promises and answers due; reports due; alerts to look at. */
export function useSidebarCounts(): SidebarCounts {
  const today = useToday();
  const isReady = useIsReady();
  const { count: clients } = useClientNames();
  const meetings = useLiveQuery(
    async (vault) =>
      isReady
        ? (await vault.list('meeting')).filter(
            ({ data }) => data.status !== 'cancelled' && personDateOf(data.startsAt) === today,
          ).length
        : undefined,
    [today, isReady],
    { kinds: ['meeting'] },
  );
  const tasks = useLiveQuery(
    async (vault) => {
      if (!isReady) return undefined;
      const [allTasks, promises, requests] = await Promise.all([
        vault.list('task'),
        vault.list('promise'),
        vault.list('serviceRequest'),
      ]);
      const isDue = (dueOn: string | null) => dueOn !== null && dueOn <= today;
      return (
        allTasks.filter(({ data }) => data.status === 'open' && isDue(data.dueOn)).length +
        promises.filter(({ data }) => data.status === 'open' && isDue(data.dueOn)).length +
        requests.filter(({ data }) => isOpenRequest(data) && isDue(data.dueOn)).length
      );
    },
    [today, isReady],
    { kinds: ['task', 'promise', 'serviceRequest'] },
  );
  const instructions = useLiveQuery(
    async (vault) =>
      isReady
        ? (await vault.list('instruction')).filter(({ data }) => isOpenInstruction(data)).length
        : undefined,
    [isReady],
    { kinds: ['instruction'] },
  );
  const reports = useLiveQuery(
    async (vault) =>
      isReady
        ? (await vault.list('reportSchedule')).filter(({ data }) => data.nextDueOn <= today).length
        : undefined,
    [today, isReady],
    { kinds: ['reportSchedule'] },
  );
  const alerts = useAlertsToLookAt(today, isReady);
  return {
    clients,
    meetings: meetings.data,
    tasks: tasks.data,
    instructions: instructions.data,
    reports: reports.data,
    alerts,
  };
}

function useIsReady(): boolean {
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    const idle = requestIdleCallback(() => setReady(true), { timeout: FIRST_COUNT_WITHIN_MILLIS });
    return () => cancelIdleCallback(idle);
  }, []);
  return isReady;
}

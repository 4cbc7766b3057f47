import { useCallback, useMemo } from 'react';
import {
  completeTask,
  keepPromise,
  reopenPromise,
  reopenTask,
} from '#shared/domain/meeting/follow-up.ts';
import type { Promised } from '#shared/domain/meeting/promise.ts';
import type { Task } from '#shared/domain/meeting/task.ts';
import type { ReportSchedule } from '#shared/domain/reporting/report-schedule.ts';
import type { ServiceRequest } from '#shared/domain/service/service-request.ts';
import { isOpenRequest, reopenRequest } from '#shared/domain/service/service-steps.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { RecordSyncState } from '../vault/views.ts';
import { useClientNames } from './client-names.tsx';
import { showNotice, useCommands } from './commands.tsx';
import { useLiveQuery } from './live-query.ts';
import { useMarkReportsSent } from './mark-reports-sent.ts';
import { askForStep, useTakeStep } from './service-steps.ts';
import { useToday } from './today.ts';

interface DueBase {
  readonly id: RecordId;
  readonly clientId: RecordId;
  readonly clientName: string;
  readonly title: string;
  readonly dueOn: CalendarDate | null;
  readonly isOpen: boolean;
  readonly sync: RecordSyncState;
}

/** Something with a due date: a task, a promise of either side, an answer that is owed, or a report. */
export type DueItem =
  | (DueBase & { readonly kind: 'task'; readonly data: Task })
  | (DueBase & { readonly kind: 'promise'; readonly data: Promised })
  | (DueBase & { readonly kind: 'serviceRequest'; readonly data: ServiceRequest })
  | (DueBase & { readonly kind: 'reportSchedule'; readonly data: ReportSchedule });

const REPORT_NAMES: Readonly<Record<ReportSchedule['frequency'], string>> = {
  monthly: 'Monthly report',
  quarterly: 'Quarterly report',
  halfYearly: 'Half-yearly report',
  yearly: 'Yearly report',
};

/** Every task, promise and service request, and every report that is owed; `undefined` until known. */
export function useDueItems(): readonly DueItem[] | undefined {
  const { nameOf } = useClientNames();
  const tasks = useLiveQuery((vault) => vault.list('task'), [], {
    kinds: ['task'],
    includesSync: true,
  });
  const promises = useLiveQuery((vault) => vault.list('promise'), [], {
    kinds: ['promise'],
    includesSync: true,
  });
  const requests = useLiveQuery((vault) => vault.list('serviceRequest'), [], {
    kinds: ['serviceRequest'],
    includesSync: true,
  });
  const reports = useLiveQuery((vault) => vault.list('reportSchedule'), [], {
    kinds: ['reportSchedule'],
  });

  return useMemo(() => {
    if (!tasks.data || !promises.data || !requests.data || !reports.data) return undefined;
    return [
      ...tasks.data.map(
        ({ id, data, sync }): DueItem => ({
          kind: 'task',
          id,
          data,
          sync,
          clientId: data.clientId,
          clientName: nameOf(data.clientId),
          title: data.title,
          dueOn: data.dueOn,
          isOpen: data.status === 'open',
        }),
      ),
      ...promises.data.map(
        ({ id, data, sync }): DueItem => ({
          kind: 'promise',
          id,
          data,
          sync,
          clientId: data.clientId,
          clientName: nameOf(data.clientId),
          title: data.undertaking,
          dueOn: data.dueOn,
          isOpen: data.status === 'open',
        }),
      ),
      ...requests.data.map(
        ({ id, data, sync }): DueItem => ({
          kind: 'serviceRequest',
          id,
          data,
          sync,
          clientId: data.clientId,
          clientName: nameOf(data.clientId),
          title: data.subject,
          dueOn: data.dueOn,
          isOpen: isOpenRequest(data),
        }),
      ),
      ...reports.data.map(
        ({ id, data, sync }): DueItem => ({
          kind: 'reportSchedule',
          id,
          data,
          sync,
          clientId: data.clientId,
          clientName: nameOf(data.clientId),
          title: REPORT_NAMES[data.frequency],
          dueOn: data.nextDueOn,
          isOpen: true,
        }),
      ),
    ];
  }, [tasks.data, promises.data, requests.data, reports.data, nameOf]);
}

/** Marks an item done (kept, sent) or opens it again, and offers to undo; of a service request asks first. */
export function useToggleDone(): (item: DueItem) => Promise<void> {
  const commands = useCommands();
  const today = useToday();
  const markSent = useMarkReportsSent();
  const takeStep = useTakeStep();
  return useCallback(
    async (item: DueItem) => {
      switch (item.kind) {
        case 'task': {
          const edited = item.isOpen ? completeTask(item.data, today) : reopenTask(item.data);
          if (!edited.ok) return;
          const done = item.isOpen ? `Done: ${item.title}` : `Open again: ${item.title}`;
          await commands.save([{ kind: 'task', id: item.id, data: edited.value }], { done });
          return;
        }
        case 'promise': {
          const edited = item.isOpen ? keepPromise(item.data, today) : reopenPromise(item.data);
          if (!edited.ok) return;
          const done = item.isOpen ? `Kept: ${item.title}` : `Open again: ${item.title}`;
          await commands.save([{ kind: 'promise', id: item.id, data: edited.value }], { done });
          return;
        }
        case 'serviceRequest': {
          if (item.isOpen) return askForStep({ step: 'resolve', id: item.id, data: item.data });
          const wrong = await takeStep(
            item.id,
            (now) => reopenRequest(now, today),
            `Open again: ${item.title}`,
          );
          if (wrong !== null) showNotice(wrong, null);
          return;
        }
        case 'reportSchedule': {
          await markSent([{ id: item.id, data: item.data }]);
          return;
        }
      }
    },
    [commands, today, markSent, takeStep],
  );
}

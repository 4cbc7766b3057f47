import type { Entry } from '#shared/domain/client/client-file.ts';
import type { Promised } from '#shared/domain/meeting/promise.ts';
import type { Task } from '#shared/domain/meeting/task.ts';
import type { ServiceRequest } from '#shared/domain/service/service-request.ts';
import { isOpenRequest } from '#shared/domain/service/service-steps.ts';
import type { DueItem } from '../../../services/due-items.ts';

export type FollowUpItem = Exclude<DueItem, { kind: 'reportSchedule' }>;

/** A promise as an item that can be closed. */
export function promiseItem({ id, data }: Entry<Promised>, clientName: string): FollowUpItem {
  return {
    kind: 'promise',
    id,
    data,
    clientId: data.clientId,
    clientName,
    title: data.undertaking,
    dueOn: data.dueOn,
    isOpen: data.status === 'open',
    sync: 'synced',
  };
}

/** A task as an item that can be closed. */
export function taskItem({ id, data }: Entry<Task>, clientName: string): FollowUpItem {
  return {
    kind: 'task',
    id,
    data,
    clientId: data.clientId,
    clientName,
    title: data.title,
    dueOn: data.dueOn,
    isOpen: data.status === 'open',
    sync: 'synced',
  };
}

/** A service request as an item that can be opened again. */
export function requestItem({ id, data }: Entry<ServiceRequest>, clientName: string): FollowUpItem {
  return {
    kind: 'serviceRequest',
    id,
    data,
    clientId: data.clientId,
    clientName,
    title: data.subject,
    dueOn: data.dueOn,
    isOpen: isOpenRequest(data),
    sync: 'synced',
  };
}

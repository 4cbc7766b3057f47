import { SERVICE_SORT_NAMES } from '#shared/domain/service/service-words.ts';
import type { DueItem } from '../services/due-items.ts';

/** What kind of thing is due, in the words of the product. */
export function dueWord(item: DueItem): string {
  switch (item.kind) {
    case 'task':
      return 'Task';
    case 'promise':
      return item.data.promisedBy === 'us' ? 'We promised' : 'They promised';
    case 'serviceRequest':
      return SERVICE_SORT_NAMES[item.data.sort];
    case 'reportSchedule':
      return 'Report';
  }
}

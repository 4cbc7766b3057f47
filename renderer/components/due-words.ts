import type { DueItem } from '../services/due-items.ts';

/** What kind of thing is due, in the words of the product. */
export function dueWord(item: DueItem): string {
  switch (item.kind) {
    case 'task':
      return 'Task';
    case 'promise':
      return item.data.promisedBy === 'us' ? 'We promised' : 'They promised';
    case 'reportSchedule':
      return 'Report';
  }
}

/** The verb that closes it. */
export function doneVerb(item: DueItem): string {
  switch (item.kind) {
    case 'task':
      return 'Done';
    case 'promise':
      return 'Kept';
    case 'reportSchedule':
      return 'Sent';
  }
}

import { type FormField, fieldsOf } from './form-field.tsx';

const promise = fieldsOf<'promise'>();
const task = fieldsOf<'task'>();

const PROMISED_BY = [
  { value: 'us', label: 'We' },
  { value: 'client', label: 'The client' },
];

/** What is asked of a promise. */
export const promiseFields: readonly FormField[] = [
  promise.text('undertaking', 'What was promised', { isRequired: true }),
  promise.choice('promisedBy', 'Who promised', PROMISED_BY, { isHalf: true }),
  promise.date('dueOn', 'Due', { isHalf: true }),
  promise.choice(
    'status',
    'Status',
    [
      { value: 'open', label: 'Open' },
      { value: 'kept', label: 'Kept' },
      { value: 'withdrawn', label: 'Withdrawn' },
    ],
    { isHalf: true },
  ),
  promise.date('keptOn', 'Kept on', { isHalf: true }),
];

/** What is asked of a task. */
export const taskFields: readonly FormField[] = [
  task.text('title', 'What has to be done', { isRequired: true }),
  task.date('dueOn', 'Due', { isHalf: true }),
  task.choice(
    'priority',
    'Priority',
    [
      { value: 'high', label: 'High' },
      { value: 'normal', label: 'Normal' },
      { value: 'low', label: 'Low' },
    ],
    { isHalf: true },
  ),
  task.area('details', 'Details'),
];

import { isCalendarDate } from '#shared/lib/calendar-date.ts';
import { formatDate } from '../../components/formats.ts';

/** A field's value as a person reads it, for comparing two versions of a record. */
export function fieldText(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return isCalendarDate(value) ? formatDate(value) : value;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(elementText).join('\n') || '—';
  return elementText(value);
}

/** An element of a list: its own words, without ids. */
function elementText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return fieldText(value);
  return Object.entries(value)
    .filter(([name]) => name !== 'id')
    .map(([, part]) => fieldText(part))
    .join(', ');
}

/** "2026-11-24" and "2026-11" as the document's readers write them in `locale`. */
export function dayName(label: string, locale: string): string {
  const match = /^(\d{4}-\d{2})(-\d{2})?$/.exec(label);
  if (!match) return label;
  return new Intl.DateTimeFormat(locale, {
    ...(match[2] ? { day: 'numeric' as const } : {}),
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${match[1]}${match[2] ?? '-01'}T00:00:00.000Z`));
}

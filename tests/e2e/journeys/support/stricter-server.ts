import { kinds } from '#shared/domain/kinds.ts';

/*
 * Loaded into a server before it starts, this makes it one of a later version: its rules are stricter
 * than those of the applications in use, so that it refuses what they have let a person save.
 */
export const MOST_CHARACTERS = 40;

for (const [kind, field] of [
  ['task', 'title'],
  ['client', 'industry'],
] as const) {
  Object.assign(kinds[kind], {
    breaches: (data: Readonly<Record<string, unknown>>) =>
      String(data[field]).length > MOST_CHARACTERS
        ? [{ field, message: `must be at most ${MOST_CHARACTERS} characters` }]
        : [],
  });
}

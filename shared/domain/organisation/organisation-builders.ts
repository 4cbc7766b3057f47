import type { Person } from './person.ts';

/** A complete person of the firm: a manager, unless `fields` says otherwise. */
export function newPerson(fields: Partial<Person> & { readonly name: string }): Person {
  return { email: '', role: 'manager', ...fields };
}

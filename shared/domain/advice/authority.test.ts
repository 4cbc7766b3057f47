import { expect, it } from 'vitest';
import type { RecordId } from '../../lib/identifiers.ts';
import { newAuthority } from './advice-builders.ts';
import { authorityKind } from './authority.ts';

it('is called by the name of its right, not by the word that is stored', () => {
  const authority = newAuthority({
    clientId: 'client' as RecordId,
    authorityType: 'powerOfAttorney',
    holder: 'Matteo Castellani',
  });
  expect(authorityKind.title(authority)).toBe('Power of attorney: Matteo Castellani');
});

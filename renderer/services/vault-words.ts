import { assertNever } from '#shared/lib/assert.ts';
import type { VaultError } from '../vault/api.ts';

/** What failed, whether anything is lost, and what to do, in the words of the product. */
export interface FailureWords {
  readonly title: string;
  readonly message: string;
}

/** Words for a command the vault refused. */
export function wordsOf(error: VaultError): FailureWords {
  const message = sentence(error.message);
  switch (error.tag) {
    case 'locked':
      return {
        title: 'Fieldfolio is locked',
        message: 'Unlock it and try again. Nothing is lost.',
      };
    case 'diskFull':
      return {
        title: 'The disk is full',
        message:
          'This change could not be kept. Free some space, then save again; earlier work is safe.',
      };
    case 'readOnly':
      return { title: 'You may read this book but not write in it', message };
    case 'invalid':
      return { title: 'Not saved yet', message };
    case 'notFound':
      return { title: 'This record is no longer here', message };
    case 'serverNeeded':
      return { title: 'The server is needed once', message };
    case 'notArrived':
      return { title: 'This document has not arrived', message };
    case 'unsentWork':
      return { title: 'There is unsent work', message };
    case 'newerVault':
      return { title: 'A newer Fieldfolio wrote this data', message };
    case 'damaged':
    case 'storeLost':
      return { title: 'Data on this device is damaged', message };
    case 'wrongPassphrase':
    case 'keychainLost':
    case 'weakPassphrase':
    case 'noVault':
    case 'parametersRefused':
    case 'failed':
      return { title: 'That did not work', message };
    default:
      return assertNever(error.tag);
  }
}

/** Rules are written to stand after a field's name; alone they begin and end as sentences do. */
function sentence(text: string): string {
  const begun = text.charAt(0).toLocaleUpperCase() + text.slice(1);
  return /[.!?…]$/.test(begun) || begun === '' ? begun : `${begun}.`;
}

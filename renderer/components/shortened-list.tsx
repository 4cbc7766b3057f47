import { Anchor } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from './formats.ts';

/** The first `most` of `items`, or all of them once the person has asked for them. */
export function useShortened<Item>(items: readonly Item[], most: number) {
  const [showsAll, setShowsAll] = useState(false);
  return {
    shown: showsAll ? items : items.slice(0, most),
    /** "Show all 23", below the list; nothing when nothing is left out. */
    toggle:
      items.length > most ? (
        <Anchor
          component="button"
          type="button"
          size="sm"
          mt={8}
          aria-expanded={showsAll}
          onClick={() => setShowsAll(!showsAll)}
        >
          {showsAll ? `Show the first ${most}` : `Show all ${formatNumber(items.length)}`}
        </Anchor>
      ) : null,
  };
}

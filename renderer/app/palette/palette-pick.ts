import { createSpotlight } from '@mantine/spotlight';
import { create } from 'zustand';
import type { CreateIntent } from '../../services/intents.ts';

/** Whether the palette is open and which entry is selected, and how to open it. */
export const [paletteStore, palette] = createSpotlight();

interface PalettePick {
  /** What is made for the client that is picked next, or `null` for the palette as usual. */
  readonly what: CreateIntent['what'] | null;
  readonly pick: (what: CreateIntent['what']) => void;
  readonly reset: () => void;
}

/** Lets the palette ask "for which client?" before something is made. */
export const usePalettePick = create<PalettePick>((set) => ({
  what: null,
  pick: (what) => {
    set({ what });
    palette.open();
  },
  reset: () => set({ what: null }),
}));

import { create } from 'zustand';

/** Whether what the person last wrote is on this device; drawn by `SavedIndicator`. */
interface SavedState {
  readonly pending: number;
  /** Milliseconds since 1970 of the last save. */
  readonly savedAt: number | null;
  readonly failed: boolean;
}

export const useSavedState = create<SavedState>(() => ({
  pending: 0,
  savedAt: null,
  failed: false,
}));

/** A save has begun. */
export function markSaving(): void {
  useSavedState.setState((state) => ({ pending: state.pending + 1 }));
}

/** A save has ended, well or not. */
export function markSaved(wentWell: boolean): void {
  useSavedState.setState((state) => ({
    pending: Math.max(0, state.pending - 1),
    savedAt: wentWell ? Date.now() : state.savedAt,
    failed: !wentWell,
  }));
}

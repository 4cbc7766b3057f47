import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useLayoutEffect,
  useReducer,
  useRef,
  useState,
} from 'react';
import { readPlace, setPlace } from '../services/view-state.ts';

interface RovingOptions {
  readonly viewKey: string;
  readonly ids: readonly string[];
  readonly scroller: RefObject<HTMLElement | null>;
  readonly scrollTo: (index: number) => void;
  readonly pageLength: () => number;
}

/**
 * One row of a virtual list can be reached by Tab; arrows, Page Up/Down, Home and End (and J, K) move
 * it. The row is remembered under `viewKey`, so that coming back finds it.
 */
export function useRovingRow(options: RovingOptions) {
  const { viewKey, ids, scroller, scrollTo, pageLength } = options;
  const [focusedId, setFocusedId] = useState(() => readPlace<string>(`${viewKey}.row`) ?? null);
  const wantsFocus = useRef(false);
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const returns = useRef<string | null>(null);
  const found = focusedId === null ? 0 : ids.indexOf(focusedId);
  const index = found === -1 ? 0 : found;

  const focus = useCallback(
    (id: string) => {
      setFocusedId(id);
      setPlace(`${viewKey}.row`, id);
    },
    [viewKey],
  );

  // Who comes back to a list finds the focus on the row they left. Layout effects run again when a
  // page that was only hidden, behind the loading of another, is shown again.
  useLayoutEffect(() => {
    returns.current = readPlace<string>(`${viewKey}.row`) ?? null;
  }, [viewKey]);
  useLayoutEffect(() => {
    if (returns.current === null || !ids.includes(returns.current)) return;
    returns.current = null;
    const isFree =
      document.activeElement === document.body || document.activeElement?.matches('main');
    if (isFree) wantsFocus.current = true;
  }, [ids]);

  // Rows stand in places, and another row may now stand where the focus is: it goes with its row.
  useLayoutEffect(() => {
    const place = document.activeElement?.closest<HTMLElement>('[data-row-id]');
    if (!place || !scroller.current?.contains(place)) return;
    if (place.dataset.rowId !== ids[index]) wantsFocus.current = true;
  }, [ids, index, scroller]);

  // After the row has been scrolled to and drawn, it takes the focus; a page that is still hidden
  // behind its loading cannot, so it is tried once more a frame later.
  useLayoutEffect(() => {
    const take = () => {
      if (!wantsFocus.current) return;
      const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`);
      row?.focus({ preventScroll: true });
      if (row && document.activeElement === row) wantsFocus.current = false;
    };
    take();
    if (!wantsFocus.current) return;
    const frame = requestAnimationFrame(take);
    return () => cancelAnimationFrame(frame);
  });

  const move = (to: number) => {
    const id = ids[Math.min(Math.max(to, 0), ids.length - 1)];
    if (id === undefined) return;
    wantsFocus.current = true;
    focus(id);
    scrollTo(ids.indexOf(id));
    // The row may be the remembered one already, and then nothing else would draw the list.
    draw();
  };

  /** Returns whether the key moved the row. */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: index + 1,
      j: index + 1,
      ArrowUp: index - 1,
      k: index - 1,
      PageDown: index + pageLength(),
      PageUp: index - pageLength(),
      Home: 0,
      End: ids.length - 1,
    };
    const to = steps[event.key];
    if (to === undefined) return false;
    event.preventDefault();
    move(to);
    return true;
  };

  /** Puts the focus on the row that was in focus last, or the first. */
  const enter = () => move(index);

  return { index, focus, onKeyDown, enter };
}

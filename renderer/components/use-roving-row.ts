import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
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
  const returns = useRef(focusedId);
  const found = focusedId === null ? 0 : ids.indexOf(focusedId);
  const index = found === -1 ? 0 : found;

  const focus = useCallback(
    (id: string) => {
      setFocusedId(id);
      setPlace(`${viewKey}.row`, id);
    },
    [viewKey],
  );

  // Who comes back to a list finds the focus on the row they left.
  useEffect(() => {
    if (returns.current === null || !ids.includes(returns.current)) return;
    returns.current = null;
    const isFree =
      document.activeElement === document.body || document.activeElement?.matches('main');
    if (isFree) wantsFocus.current = true;
  }, [ids]);

  // After the row has been scrolled to and drawn, it takes the focus.
  useEffect(() => {
    if (!wantsFocus.current) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`);
    if (!row) return;
    wantsFocus.current = false;
    row.focus({ preventScroll: true });
  });

  const move = (to: number) => {
    const id = ids[Math.min(Math.max(to, 0), ids.length - 1)];
    if (id === undefined) return;
    wantsFocus.current = true;
    focus(id);
    scrollTo(ids.indexOf(id));
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

import { type RefObject, useLayoutEffect } from 'react';
import { readPlace, setPlace } from '../services/view-state.ts';

/** How long rows may take to arrive before the place is given up, in milliseconds. */
const PATIENCE = 3_000;

/**
 * Keeps how far `scroller` was scrolled under `key` and brings it back when the page is opened again,
 * as soon as enough of its content has arrived. The person's own scrolling ends the wait.
 */
export function useScrollPlace(scroller: RefObject<HTMLElement | null>, key: string): void {
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const wanted = readPlace<number>(`${key}.scroll`) ?? 0;
    let last = wanted;

    const observer = new ResizeObserver(() => restore());
    const stop = () => {
      observer.disconnect();
      clearTimeout(patience);
      element.removeEventListener('wheel', stop);
      element.removeEventListener('keydown', stop);
    };
    const restore = () => {
      if (element.scrollHeight - element.clientHeight < wanted) return;
      element.scrollTop = wanted;
      stop();
    };
    const patience = window.setTimeout(stop, PATIENCE);
    const onScroll = () => {
      last = element.scrollTop;
    };
    if (wanted > 0) {
      for (const child of element.children) observer.observe(child);
      element.addEventListener('wheel', stop, { passive: true });
      element.addEventListener('keydown', stop);
      restore();
    } else {
      stop();
    }
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      stop();
      element.removeEventListener('scroll', onScroll);
      // Who presses End and at once Enter has left before the scrolling was told. A list that is hidden
      // already has no place of its own any more.
      const isShown = element.clientHeight > 0;
      setPlace(`${key}.scroll`, isShown ? element.scrollTop : last);
    };
  }, [scroller, key]);
}

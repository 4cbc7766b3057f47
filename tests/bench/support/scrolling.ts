import type { Page } from '@playwright/test';

/** What each frame of a scroll cost, in milliseconds. */
export interface Frames {
  /** From the frame's beginning until the page is free again: scripts, layout and paint. */
  readonly work: readonly number[];
  /** From one frame to the next, as they came. */
  readonly intervals: readonly number[];
}

/**
 * Scrolls by `pixels` in each of `count` frames.
 * @param selector the element that scrolls; with 0 pixels the frames of an idle page are measured
 */
export function scrollFrames(
  page: Page,
  selector: string,
  pixels: number,
  count: number,
): Promise<Frames> {
  return page.evaluate(
    ({ selector: named, pixels: step, count: wanted }) => {
      const scroller = document.querySelector(named);
      if (!scroller) throw new Error(`Nothing on the page is "${named}".`);
      const work: number[] = [];
      const intervals: number[] = [];
      let last: number | null = null;
      return new Promise<{ work: number[]; intervals: number[] }>((resolve) => {
        const { port1, port2 } = new MessageChannel();
        let began = 0;
        // A message posted in a frame is answered when the frame has been laid out and painted.
        port1.onmessage = () => {
          work.push(performance.now() - began);
          if (work.length < wanted) requestAnimationFrame(frame);
          else resolve({ work, intervals });
        };
        const frame = (at: number): void => {
          if (last !== null) intervals.push(at - last);
          last = at;
          began = performance.now();
          scroller.scrollTop += step;
          port2.postMessage(null);
        };
        requestAnimationFrame(frame);
      });
    },
    { selector, pixels, count },
  );
}

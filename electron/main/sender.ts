import { ORIGIN } from './window/bundle-path.ts';

/** Who sent a message, as far as it matters. */
export interface Caller {
  readonly contentsId: number;
  /** `null` when the frame is gone already. */
  readonly url: string | null;
  readonly isTopFrame: boolean;
  readonly hasWindow: boolean;
}

/** Whether a message comes from the top frame of the expected window, on the application's own origin (S5). */
export function mayCall(caller: Caller, expectedContents: number | null): boolean {
  if (expectedContents === null || caller.contentsId !== expectedContents) return false;
  if (!caller.hasWindow || !caller.isTopFrame || caller.url === null) return false;
  return caller.url.startsWith(`${ORIGIN}/`);
}

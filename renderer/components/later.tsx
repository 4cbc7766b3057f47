import { type ComponentType, createElement, lazy, useState } from 'react';

/** A component that comes in a file of its own. */
export type Later<Props> = ComponentType<Props> & {
  /** Fetches the file, so that the first showing need not wait for it. */
  readonly load: () => Promise<unknown>;
};

/**
 * A component that comes in a file of its own, with a `Suspense` above it while the file is on its way.
 * Once the file is there it is drawn at once: React's own `lazy` would show the placeholder first, and
 * React keeps a placeholder on screen for 300 ms at least.
 */
export function later<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): Later<Props> {
  let loaded: ComponentType<Props> | null = null;
  const loadOnce = async () => {
    const file = await load();
    loaded = file.default;
    return file;
  };
  const Waiting = lazy(loadOnce);
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each file, in its module's scope
  function Later(props: Props) {
    // Chosen once for each showing: another component in its place would forget what it holds.
    const [Shown] = useState<ComponentType<Props>>(() => loaded ?? Waiting);
    return createElement(Shown, props);
  }
  return Object.assign(Later, { load: loadOnce });
}

import { createContext, type ReactNode, use, useEffect, useEffectEvent } from 'react';
import type { EventName, EventOf, ShellBridge } from '#shared/ipc/contract.ts';

const ShellContext = createContext<ShellBridge | null>(null);

/** Hands the shell's capabilities to the screens below. */
export function ShellProvider(props: { shell: ShellBridge; children: ReactNode }) {
  return <ShellContext value={props.shell}>{props.children}</ShellContext>;
}

/** The capabilities of the shell. */
export function useShell(): ShellBridge {
  const shell = use(ShellContext);
  if (!shell) throw new Error('useShell needs a ShellProvider above it');
  return shell;
}

/** Hears one event of the shell while the component is on screen. */
export function useShellEvent<Name extends EventName>(
  name: Name,
  listener: (event: EventOf<Name>) => void,
): void {
  const shell = useShell();
  const hear = useEffectEvent(listener);
  useEffect(() => shell.on[name]((event) => hear(event)), [shell, name]);
}

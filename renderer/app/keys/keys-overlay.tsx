import { Modal } from '@mantine/core';
import { create } from 'zustand';
import { KeyHint } from '../../components/key-hint.tsx';
import { type Shortcut, useShortcutState } from '../../services/shortcuts.ts';
import classes from './keys-overlay.module.css';

export const useKeysOverlay = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }));

/** Every key that works now, by where it works. */
export function KeysOverlay() {
  const isOpen = useKeysOverlay((state) => state.isOpen);
  return (
    <Modal
      opened={isOpen}
      onClose={() => useKeysOverlay.setState({ isOpen: false })}
      title="Keys"
      size={720}
    >
      <KeyGroups />
    </Modal>
  );
}

/** Reads the keys while they are shown: with every page there are others. */
function KeyGroups() {
  const scopes = useShortcutState((state) => state.scopes);
  return (
    <div className={classes.groups}>
      {groupsOf(scopes.flatMap((scope) => scope.shortcuts)).map(([group, shortcuts]) => (
        <section key={group}>
          <h2 className={classes.heading}>{group}</h2>
          <dl className={classes.list}>
            {shortcuts.map((shortcut) => (
              <div key={shortcut.keys} className={classes.entry}>
                <dt>{shortcut.label}</dt>
                <dd>
                  <KeyHint keys={shortcut.keys} isSpoken />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

const ORDER = ['This page', 'Go to', 'Everywhere'];

/** Innermost first; a key that an inner part has taken is not listed again. */
function groupsOf(shortcuts: readonly Shortcut[]): [string, Shortcut[]][] {
  const groups = new Map<string, Shortcut[]>();
  const taken = new Set<string>();
  for (const shortcut of shortcuts.toReversed()) {
    if (taken.has(shortcut.keys)) continue;
    taken.add(shortcut.keys);
    const group = shortcut.group ?? 'This page';
    groups.set(group, [shortcut, ...(groups.get(group) ?? [])]);
  }
  return [...groups].sort(([first], [second]) => ORDER.indexOf(first) - ORDER.indexOf(second));
}

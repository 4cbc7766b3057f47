import { IconAlertTriangle, IconCheck, IconLoader2 } from '@tabler/icons-react';
import { useSavedState } from '../services/saved.ts';
import classes from './saved-indicator.module.css';

/** "Saved here", quietly: never moves anything and never takes the focus. */
export function SavedIndicator() {
  const { pending, savedAt, failed } = useSavedState();
  if (failed) {
    return (
      <span className={classes.failed}>
        <IconAlertTriangle size={14} aria-hidden="true" /> Not saved yet
      </span>
    );
  }
  if (pending > 0) {
    return (
      <span className={classes.saved}>
        <IconLoader2 size={14} aria-hidden="true" /> Saving
      </span>
    );
  }
  return (
    <span className={classes.saved}>
      {savedAt === null ? null : (
        <>
          <IconCheck size={14} aria-hidden="true" /> Saved here
        </>
      )}
    </span>
  );
}

import { Tooltip, VisuallyHidden } from '@mantine/core';
import classes from './values.module.css';

/** "—" for what is not known, with the reason on hover and for screen readers. */
export function UnknownText(props: { reason: string }) {
  return (
    <Tooltip label={props.reason}>
      <span className={classes.unknown}>
        <span aria-hidden="true">—</span>
        <VisuallyHidden>Unknown: {props.reason}</VisuallyHidden>
      </span>
    </Tooltip>
  );
}

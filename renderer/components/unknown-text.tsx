import classes from './values.module.css';

/**
 * "—" for what is not known, with the reason on hover and for screen readers. The hover is the
 * browser's own: a table draws hundreds of these, and a component for each would cost a frame.
 */
export function UnknownText(props: { reason: string }) {
  return (
    <span className={classes.unknown} title={props.reason}>
      <span aria-hidden="true">—</span>
      <span className={classes.onlyRead}>Unknown: {props.reason}</span>
    </span>
  );
}

import type { ReactNode } from 'react';
import classes from './settings-page.module.css';

interface SettingRowProps {
  label: string;
  about?: ReactNode;
  /** The control, or a value to read. */
  children: ReactNode;
}

/** One setting: what it is at the left, its control at the right. */
export function SettingRow({ label, about, children }: SettingRowProps) {
  return (
    <div className={classes.row}>
      <div className={classes.rowText}>
        <p className={classes.label}>{label}</p>
        {about ? <p className={classes.about}>{about}</p> : null}
      </div>
      {typeof children === 'string' ? <span className={classes.value}>{children}</span> : children}
    </div>
  );
}

import { Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import classes from './entry-layout.module.css';

interface EntryLayoutProps {
  title: string;
  /** One or two sentences under the title. */
  about?: ReactNode;
  /** "Step 2 of 4". */
  step?: string;
  children: ReactNode;
}

/** The screens before the vault is open: one narrow column, and nothing of any client. */
export function EntryLayout({ title, about, step, children }: EntryLayoutProps) {
  useEffect(() => {
    document.title = `${title} · Fieldfolio`;
  }, [title]);
  return (
    <main className={classes.page}>
      <div className={classes.column}>
        <p className={classes.product}>
          Fieldfolio{step ? <span className={classes.step}>{step}</span> : null}
        </p>
        <Title order={1} className={classes.title}>
          {title}
        </Title>
        {about ? <div className={classes.about}>{about}</div> : null}
        {children}
      </div>
    </main>
  );
}

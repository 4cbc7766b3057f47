import { Button, Drawer } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import type { AttentionFlag } from '#shared/domain/advice/attention-flag.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { AlertPanel } from '../../../components/alerts/alert-panel.tsx';
import { Section } from '../../../components/section.tsx';
import classes from './overview.module.css';

const SEVERITY_WORDS = { high: 'Urgent', medium: 'Soon', low: 'Worth knowing' } as const;

interface AttentionSectionProps {
  flags: readonly AttentionFlag[];
  clientId: RecordId;
  today: CalendarDate;
}

/** What needs a look, each with its reason; nothing is drawn when there is nothing. */
export function AttentionSection({ flags, clientId, today }: AttentionSectionProps) {
  const [opened, setOpened] = useState<string | null>(null);
  if (flags.length === 0 && opened === null) return null;
  const close = () => setOpened(null);
  return (
    <>
      {flags.length > 0 ? (
        <Section title="Attention" count={flags.length}>
          <ul className={classes.lines}>
            {flags.map((flag) => (
              <Flag
                key={`${flag.rule}${flag.source.id}${flag.reason}`}
                flag={flag}
                onLook={setOpened}
              />
            ))}
          </ul>
        </Section>
      ) : null}
      <Drawer
        opened={opened !== null}
        onClose={close}
        position="right"
        size={440}
        title="Alert"
        closeButtonProps={{ 'aria-label': 'Close' }}
        transitionProps={{ duration: 120 }}
      >
        {opened ? (
          <AlertPanel
            key={opened}
            clientId={clientId}
            fingerprint={opened}
            today={today}
            isInDrawer
            onClose={close}
          />
        ) : null}
      </Drawer>
    </>
  );
}

function Flag(props: { flag: AttentionFlag; onLook: (fingerprint: string) => void }) {
  const { severity, reason, fingerprint } = props.flag;
  const Symbol_ = severity === 'low' ? IconInfoCircle : IconAlertTriangle;
  return (
    <li className={`${classes.line} ${classes.flag}`} data-severity={severity}>
      <Symbol_ size={15} stroke={1.75} aria-hidden="true" />
      <span className={classes.text}>{reason}</span>
      {fingerprint ? (
        <Button
          variant="default"
          size="compact-sm"
          aria-label={`Look into: ${reason}`}
          onClick={() => props.onLook(fingerprint)}
        >
          Look into
        </Button>
      ) : (
        <span className={classes.small}>{SEVERITY_WORDS[severity]}</span>
      )}
    </li>
  );
}

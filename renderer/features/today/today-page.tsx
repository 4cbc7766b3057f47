import { Button } from '@mantine/core';
import { IconCalendarPlus, IconPrinter } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { formatDate } from '../../components/formats.ts';
import { PageFrame } from '../../components/page-frame.tsx';
import { requestCreate } from '../../services/intents.ts';
import { routes } from '../../services/routes.ts';
import { type Shortcut, useShortcuts } from '../../services/shortcuts.ts';
import { useToday } from '../../services/today.ts';
import { AttentionSection } from './attention-section.tsx';
import { BegunSection } from './begun-section.tsx';
import { DueSection } from './due-section.tsx';
import { MeetingsSection } from './meetings-section.tsx';
import { SinceYesterday } from './since-yesterday.tsx';
import classes from './today-page.module.css';
import { useDayPlan } from './use-day-plan.ts';

/** The day: meetings in order, what is due, what is new. */
export default function TodayPage() {
  const today = useToday();
  const [, navigate] = useLocation();
  const plan = useDayPlan(today);
  const hasMeetings = (plan?.today.length ?? 0) > 0;
  const newMeeting = () => {
    requestCreate({ what: 'meeting', clientId: null });
    navigate(routes.meetings);
  };
  const printDay: Shortcut = {
    keys: 'mod+p',
    label: "Today's briefs in one document",
    run: () => navigate(routes.dayPack(today)),
  };
  useShortcuts(hasMeetings ? [printDay] : []);

  return (
    <PageFrame
      title="Today"
      subtitle={formatDate(today, 'long')}
      action={
        <>
          {hasMeetings ? (
            <Button
              variant="default"
              leftSection={<IconPrinter size={16} aria-hidden="true" />}
              onClick={printDay.run}
              aria-keyshortcuts="Control+P"
            >
              Day pack
            </Button>
          ) : null}
          <Button
            leftSection={<IconCalendarPlus size={16} aria-hidden="true" />}
            onClick={newMeeting}
          >
            New meeting
          </Button>
        </>
      }
    >
      <div className={classes.columns}>
        <div className={classes.column}>
          <MeetingsSection plan={plan} today={today} onNewMeeting={newMeeting} />
        </div>
        <div className={classes.column}>
          <BegunSection today={today} />
          <DueSection today={today} />
        </div>
        <div className={classes.column}>
          <SinceYesterday today={today} />
          <AttentionSection plan={plan} today={today} />
        </div>
      </div>
    </PageFrame>
  );
}

import { Button, UnstyledButton } from '@mantine/core';
import type { Entry } from '#shared/domain/client/client-file.ts';
import { reportStatus } from '#shared/domain/reporting/report-due.ts';
import type { ReportSchedule } from '#shared/domain/reporting/report-schedule.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { DueDate } from '../../../components/due-date.tsx';
import { formatDate } from '../../../components/formats.ts';
import { CONTENT_WORDS, FREQUENCY_WORDS } from '../../../components/report-words.ts';
import { Section } from '../../../components/section.tsx';
import { useEditor } from '../editor/editor.tsx';
import classes from './overview.module.css';

interface ReportsSectionProps {
  schedules: readonly Entry<ReportSchedule>[];
  today: CalendarDate;
}

/** What the client receives, how often, and when next. */
export function ReportsSection({ schedules, today }: ReportsSectionProps) {
  const editor = useEditor();
  return (
    <Section
      title="Reports"
      action={
        <Button variant="subtle" size="compact-sm" onClick={() => editor.add('reportSchedule')}>
          Add
        </Button>
      }
    >
      {schedules.length === 0 ? (
        <span className={classes.dim}>No report is agreed yet.</span>
      ) : null}
      <ul className={classes.lines}>
        {schedules.map((schedule) => {
          const { frequency, contents, nextDueOn, lastSentOn } = schedule.data;
          const isOverdue = reportStatus(schedule.data, today).tag === 'overdue';
          return (
            <li key={schedule.id} className={classes.item}>
              <div className={classes.itemHead}>
                <UnstyledButton
                  className={classes.name}
                  onClick={() => editor.edit('reportSchedule', schedule)}
                >
                  {FREQUENCY_WORDS[frequency]}
                </UnstyledButton>
                <DueDate dueOn={nextDueOn} today={today} isOpen={isOverdue} />
              </div>
              <div className={classes.small}>
                {contents.map((part) => CONTENT_WORDS[part].toLocaleLowerCase()).join(', ')}
                {lastSentOn ? ` · last sent ${formatDate(lastSentOn)}` : ''}
              </div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

import { Button, Progress, UnstyledButton } from '@mantine/core';
import type { ClientFile, Entry } from '#shared/domain/client/client-file.ts';
import { type Figure, reasonWords } from '#shared/domain/figure.ts';
import type { Goal } from '#shared/domain/goal/goal.ts';
import { type GoalRecords, measureRule } from '#shared/domain/goal/goal-measures.ts';
import {
  type GoalProgress,
  goalProgress,
  PROGRESS_RULES,
} from '#shared/domain/goal/goal-progress.ts';
import { type GoalProjection, goalProjection } from '#shared/domain/goal/goal-projection.ts';
import { aimText, goalAmount } from '#shared/domain/goal/goal-words.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { reasonOf } from '../../../components/figure-reason.ts';
import { type ExplainedFigure, figureTerm } from '../../../components/figures/explained-figure.ts';
import { FigureButton } from '../../../components/figures/figure-button.tsx';
import { formatDate, formatNumber } from '../../../components/formats.ts';
import { Section } from '../../../components/section.tsx';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { personWording } from '../../../services/person-locale.ts';
import { personDateOf } from '../../../services/today.ts';
import { useEditor } from '../editor/editor.tsx';
import { GoalProjectionDetails } from './goal-projection-details.tsx';
import classes from './overview.module.css';

interface GoalsSectionProps {
  file: ClientFile;
  isLedgerWhole: boolean;
  today: CalendarDate;
}

/** What the client wants to reach, and how far that is by the records. */
export function GoalsSection({ file, isLedgerWhole, today }: GoalsSectionProps) {
  const editor = useEditor();
  const add = () => editor.add('goal');
  const { goals } = file;
  const open = goals.filter(({ data }) => data.status === 'open');
  const closed = goals.filter(({ data }) => data.status !== 'open');
  return (
    <Section
      title="Goals"
      action={
        goals.length > 0 ? (
          <Button variant="subtle" size="compact-sm" onClick={add} aria-label="Add a goal">
            Add
          </Button>
        ) : undefined
      }
    >
      {goals.length === 0 ? (
        <EmptyState action={{ label: 'Add a goal', run: add }}>
          No goals yet. Record what the client wants to reach; progress is measured from the
          accounts.
        </EmptyState>
      ) : null}
      <ul className={classes.lines} aria-label="Goals">
        {open.map((goal) => (
          <OpenGoal
            key={goal.id}
            goal={goal}
            today={today}
            records={{ file, isLedgerWhole, dayOf: personDateOf }}
            onEdit={() => editor.edit('goal', goal)}
          />
        ))}
        {closed.map((goal) => (
          <li key={goal.id} className={classes.item}>
            <div className={classes.itemHead}>
              <UnstyledButton className={classes.name} onClick={() => editor.edit('goal', goal)}>
                {goal.data.name}
              </UnstyledButton>
              <StatusBadge tone={goal.data.status === 'reached' ? 'good' : 'neutral'}>
                {goal.data.status === 'reached' ? 'Reached' : 'Given up'}
              </StatusBadge>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface OpenGoalProps {
  goal: Entry<Goal>;
  today: CalendarDate;
  records: GoalRecords;
  onEdit: () => void;
}

function OpenGoal({ goal: { data }, today, records, onEdit }: OpenGoalProps) {
  const progress = goalProgress(data, today, records, personWording);
  const projection = goalProjection(data, today, records, personWording);
  const { fraction, isReached } = progress;
  return (
    <li className={classes.item}>
      <div className={classes.itemHead}>
        <UnstyledButton className={classes.name} onClick={onEdit}>
          {data.name}
        </UnstyledButton>
        {isReached ? (
          <StatusBadge tone="good">As wanted</StatusBadge>
        ) : fraction.available ? (
          <span className={classes.small}>{formatNumber(fraction.value, { percent: true })}</span>
        ) : null}
      </div>
      <div className={classes.small}>{aimText(data.aim, personWording)}</div>
      {fraction.available ? (
        <Progress
          value={fraction.value * 100}
          size="sm"
          my={6}
          color={isReached ? 'green' : 'blue'}
          aria-label={`Progress of ${data.name}`}
        />
      ) : null}
      <div className={classes.small}>
        <FigureButton explain={() => explainedProgress(data, progress)}>
          {progressText(data, progress)}
        </FigureButton>
      </div>
      <Heading goal={data} progress={progress} projection={projection} />
    </li>
  );
}

interface HeadingProps {
  goal: Goal;
  progress: GoalProgress;
  projection: Figure<GoalProjection>;
}

/** Where it is heading, or why that cannot be said. A sum that is there heads nowhere. */
function Heading({ goal, progress: { now, isReached }, projection }: HeadingProps) {
  if (!now.available || (isReached && goal.aim.type === 'sumByDate')) return null;
  return projection.available ? (
    <GoalProjectionDetails goal={goal} projection={projection.value} />
  ) : (
    <div className={classes.small}>
      Cannot be projected, because {reasonWords(projection, formatDate)}.
    </div>
  );
}

/** "EUR 410,000 of EUR 500,000 on 27 Nov 2026", or why it cannot be measured. */
function progressText({ aim }: Goal, progress: GoalProgress): string {
  const { now, target, start, direction, fraction, asOf } = progress;
  if (!now.available) return `Cannot be measured: ${reasonOf(now)}.`;
  const amount = (count: number) => goalAmount(aim, count, personWording);
  const day = formatDate(asOf);
  if (direction === 'atLeast') {
    const when = aim.type === 'sumByDate' ? `on ${day}` : `in the twelve months to ${day}`;
    return `${amount(now.value)} of ${amount(target)} ${when}`;
  }
  const before =
    start?.available && start.value !== now.value ? `, ${amount(start.value)} before` : '';
  const why = fraction.available ? '' : `. No progress is shown: ${reasonOf(fraction)}`;
  return `${amount(now.value)} in the twelve months to ${day}${before}${why}`;
}

function explainedProgress(goal: Goal, progress: GoalProgress): ExplainedFigure {
  const { aim, name, statedOn } = goal;
  const { now, target, start, direction, fraction, asOf } = progress;
  const amount = (count: number) => goalAmount(aim, count, personWording);
  return {
    name: `Progress of ${name}`,
    of: aimText(aim, personWording),
    text: fraction.available ? formatNumber(fraction.value, { percent: true }) : null,
    reason: fraction.available ? null : reasonOf(fraction),
    how: `${PROGRESS_RULES[direction]} ${measureRule(aim)}`,
    from: [
      { name: 'As of', text: formatDate(asOf) },
      figureTerm('Now', now, amount),
      { name: 'Goal', text: amount(target) },
      ...(start ? [figureTerm(`Before ${formatDate(statedOn)}`, start, amount)] : []),
    ],
  };
}

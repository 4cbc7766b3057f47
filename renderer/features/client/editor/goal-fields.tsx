import { MultiSelect } from '@mantine/core';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import { GOAL_TYPES, type GoalAim, isMoneyAim } from '#shared/domain/goal/goal.ts';
import { blankAim } from '#shared/domain/goal/goal-builders.ts';
import { GOAL_TYPE_WORDS } from '#shared/domain/goal/goal-words.ts';
import { isHoldingAccount } from '#shared/domain/portfolio/portfolio-scope.ts';
import { addMonths, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { minorUnitScale } from '#shared/lib/money.ts';
import { choicesOf } from '../../../components/client-words.ts';
import { ChoiceField, DateField } from '../../../components/form-fields.tsx';
import { DecimalField } from '../../../components/forms/decimal-field.tsx';
import { type FormField, fieldsOf } from '../../../components/forms/form-field.tsx';

const { text, area, date, choice, own } = fieldsOf<'goal'>();

const STATUS_WORDS = { open: 'Open', reached: 'Reached', givenUp: 'Given up' } as const;

/** What is asked of a goal: in the client's words, and as something the records can measure. */
export function goalFields(file: ClientFile, today: CalendarDate): readonly FormField[] {
  return [
    text('name', 'Goal', { isRequired: true, hint: 'In the client’s words.' }),
    own('aim', ({ value, change, problem }) => (
      <AimFields
        aim={value as GoalAim}
        file={file}
        today={today}
        problem={problem}
        onChange={change}
      />
    )),
    date('statedOn', 'Stated on', { isHalf: true, isRequired: true }),
    choice('status', 'Status', choicesOf(STATUS_WORDS), { isHalf: true }),
    own('closedOn', ({ value, change, problem, data }) =>
      data.status === 'open' ? null : (
        <DateField
          label="Since"
          value={(value as CalendarDate | null) ?? null}
          problem={problem}
          onChange={change}
        />
      ),
    ),
    area('note', 'Note'),
  ];
}

interface AimFieldsProps {
  aim: GoalAim;
  file: ClientFile;
  today: CalendarDate;
  problem: string | undefined;
  onChange: (aim: GoalAim) => void;
}

function AimFields({ aim, file, today, problem, onChange }: AimFieldsProps) {
  const currency = file.accounts[0]?.data.currency ?? file.client.data.reportingCurrency;
  return (
    <div style={{ display: 'grid', gap: 12 }}>
      <ChoiceField
        label="Measured as"
        choices={GOAL_TYPES.map((value) => ({ value, label: GOAL_TYPE_WORDS[value] }))}
        value={aim.type}
        onChange={(type) => onChange(blankAim(type, currency, addMonths(today, 60)))}
      />
      {isMoneyAim(aim) ? (
        <DecimalField
          key={aim.type}
          label={aim.type === 'costPerYear' ? 'Fees in a year, at most' : 'Amount, at least'}
          value={aim.amount || undefined}
          scale={minorUnitScale(aim.currency)}
          suffix={aim.currency}
          problem={problem}
          onChange={(amount) => onChange({ ...aim, amount: amount ?? 0 })}
        />
      ) : null}
      {aim.type === 'sumByDate' ? (
        <DateField label="By" value={aim.by} onChange={(by) => by && onChange({ ...aim, by })} />
      ) : null}
      {isMoneyAim(aim) ? (
        <MultiSelect
          label="Accounts"
          description="Empty: all that hold money."
          data={file.accounts
            .filter(isHoldingAccount)
            .map(({ id, data }) => ({ value: id as string, label: data.name }))}
          value={aim.accountIds}
          onChange={(ids) => onChange({ ...aim, accountIds: ids as string[] as RecordId[] })}
          comboboxProps={{ transitionProps: { duration: 0 } }}
        />
      ) : null}
      {aim.type === 'timePerYear' ? (
        <ChoiceField
          label="Counted in"
          choices={[
            { value: 'meetingMinutes', label: 'Minutes of meetings in a year' },
            { value: 'orders', label: 'Orders in a year' },
          ]}
          value={aim.counts}
          onChange={(counts) => onChange({ ...aim, counts })}
        />
      ) : null}
      {isMoneyAim(aim) ? null : (
        <DecimalField
          key={aim.type}
          label="At most"
          scale={0}
          range={aim.type === 'suppliers' ? [1, 1_000] : [0, 1_000_000]}
          isRequired
          problem={problem}
          value={aim.atMost}
          onChange={(atMost = 0) => onChange({ ...aim, atMost })}
        />
      )}
    </div>
  );
}

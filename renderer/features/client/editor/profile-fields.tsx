import { NativeSelect, TextInput } from '@mantine/core';
import {
  PROFILE_FACTORS,
  type Profile,
  type ProfileFactor,
} from '#shared/domain/advice/profile.ts';
import { FACTOR_NAMES } from '#shared/domain/advice/profile-staleness.ts';
import {
  type ComparedFactor,
  isCompared,
  restated,
  type StatedValue,
} from '#shared/domain/advice/profile-values.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode, Money } from '#shared/lib/money.ts';
import { sameJson } from '#shared/lib/same-json.ts';
import { choicesOf } from '../../../components/client-words.ts';
import { ChoiceField, DateField } from '../../../components/form-fields.tsx';
import { DecimalField } from '../../../components/forms/decimal-field.tsx';
import {
  type FieldControl,
  type FormField,
  fieldsOf,
} from '../../../components/forms/form-field.tsx';
import { ListField } from '../../../components/forms/list-field.tsx';
import { MoneyField } from '../../../components/forms/money-field.tsx';
import { personWording } from '../../../services/person-locale.ts';
import { OBJECTIVE_WORDS } from '../words.ts';

const { own } = fieldsOf<'profile'>();

type Factor = Profile['factors'][number];
type Need = Profile['needs'][number];

/** Takes a value that the check compares: its factor is stated anew with it. */
function stating(factor: ComparedFactor, control: FieldControl, today: CalendarDate) {
  const { change, set, data } = control;
  return (value: StatedValue | null) => {
    // Leaving a field may say its value once more: nothing was stated by that.
    if (sameJson(value, control.value ?? null)) return;
    change(value);
    if (value === null || value === 'unknown' || isUnread(factor, value)) return;
    set('factors', restated(data as Profile, factor, value, today, personWording));
  };
}

/** Whether `value` is text that stands where a number belongs: it is no statement yet. */
function isUnread(factor: ComparedFactor, value: StatedValue): boolean {
  if (factor === 'objectives') return false;
  return typeof (typeof value === 'object' ? value.amount : value) !== 'number';
}

/** A whole number that the check compares. */
function statedNumber(
  name: 'riskTolerance' | 'horizonYears',
  factor: ComparedFactor,
  label: string,
  range: readonly [number, number],
  today: CalendarDate,
): FormField {
  const draw: FormField['draw'] = (control) => (
    <DecimalField
      label={label}
      scale={0}
      range={range}
      problem={control.problem}
      value={control.value as number | null | undefined}
      onChange={(entered) => stating(factor, control, today)(entered ?? null)}
    />
  );
  return own(name, draw, { isHalf: true });
}

/** What is asked of a profile: each factor with the day it was stated, and what the client needs. */
export function profileFields(today: CalendarDate, currency: CurrencyCode): readonly FormField[] {
  return [
    own(
      'objective',
      (control) => (
        <ChoiceField
          label="Objective"
          choices={choicesOf(OBJECTIVE_WORDS)}
          value={control.value as Profile['objective']}
          problem={control.problem}
          autoFocus={control.autoFocus}
          onChange={stating('objectives', control, today)}
        />
      ),
      { isHalf: true },
    ),
    statedNumber('riskTolerance', 'riskTolerance', 'Highest risk class, 1 to 7', [1, 7], today),
    statedNumber('horizonYears', 'timeHorizon', 'Time horizon in years', [0, 99], today),
    own(
      'cashNeeded',
      (control) => (
        <MoneyField
          label="Money needed at hand"
          value={control.value as Money | null | undefined}
          currency={currency}
          onChange={stating('liquidityNeeds', control, today)}
          problem={control.problem}
        />
      ),
      { isHalf: true },
    ),
    own('factors', ({ value, change, problem }) => (
      <Factors
        factors={value as readonly Factor[]}
        today={today}
        onChange={change}
        problem={problem}
      />
    )),
    own('needs', ({ value, change, problem }) => (
      <Needs needs={value as readonly Need[]} onChange={change} problem={problem} />
    )),
  ];
}

interface ItemsProps<Item> {
  onChange: (items: readonly Item[]) => void;
  problem: string | undefined;
}

function Factors(props: ItemsProps<Factor> & { factors: readonly Factor[]; today: CalendarDate }) {
  const { factors, today } = props;
  const free = PROFILE_FACTORS.filter((id) => !factors.some((factor) => factor.id === id));
  return (
    <ListField<Factor>
      label="Factors"
      addLabel="Add a factor"
      items={factors}
      itemKey={({ id }) => id}
      itemName={({ id }) => FACTOR_NAMES[id]}
      problem={props.problem}
      onChange={props.onChange}
      make={() => (free[0] ? { id: free[0], statement: '', statedOn: today, source: '' } : null)}
      draw={(factor, change) => (
        <>
          <NativeSelect
            label="Factor"
            data={[factor.id, ...free].map((id) => ({ value: id, label: FACTOR_NAMES[id] }))}
            value={factor.id}
            onChange={(event) =>
              props.onChange(
                factors.map((each) =>
                  each.id === factor.id
                    ? { ...each, id: event.currentTarget.value as ProfileFactor }
                    : each,
                ),
              )
            }
          />
          <DateField
            label="Stated on"
            value={factor.statedOn}
            onChange={(statedOn) => change({ ...factor, statedOn: statedOn ?? today })}
          />
          <TextInput
            wrapperProps={{ 'data-wide': true }}
            label="What the client said"
            value={factor.statement}
            onChange={(event) => change({ ...factor, statement: event.currentTarget.value })}
          />
          <TextInput
            wrapperProps={{ 'data-wide': true }}
            label="Who said so, or where it stands"
            error={props.problem && isCompared(factor.id) && !factor.source.trim()}
            value={factor.source}
            onChange={(event) => change({ ...factor, source: event.currentTarget.value })}
          />
        </>
      )}
    />
  );
}

function Needs(props: ItemsProps<Need> & { needs: readonly Need[] }) {
  const { needs } = props;
  return (
    <ListField<Need>
      label="Needs"
      addLabel="Add a need"
      items={needs}
      itemKey={({ id }) => id}
      itemName={({ need }) => need || 'need'}
      problem={props.problem}
      onChange={props.onChange}
      make={() => ({ id: crypto.randomUUID(), need: '', category: '' })}
      draw={(need, change) => (
        <>
          <TextInput
            label="Need"
            value={need.need}
            onChange={(event) => change({ ...need, need: event.currentTarget.value })}
          />
          <TextInput
            label="Category"
            value={need.category}
            onChange={(event) => change({ ...need, category: event.currentTarget.value })}
          />
        </>
      )}
    />
  );
}

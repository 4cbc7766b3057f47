import { Button, Group, Stack, Text } from '@mantine/core';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { Recommendation } from '#shared/domain/advice/recommendation.ts';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { problemOf } from '../../../components/form-fields.tsx';
import { formKeys } from '../../../components/forms/form-keys.ts';
import { type Editing, useRecordDraft } from '../../../components/forms/record-draft.ts';
import { ProblemNote } from '../../../components/problem-note.tsx';
import { useReturnedFocus } from '../../../components/returned-focus.ts';
import { Section } from '../../../components/section.tsx';
import { useShortcuts } from '../../../services/shortcuts.ts';
import { LedgerGate } from '../ledger-gate.tsx';
import type { Ledger } from '../use-client.ts';
import classes from './advice.module.css';
import { composerFields } from './composer-fields.tsx';
import { SuitabilityPanel } from './suitability-panel.tsx';
import { useSuitability, useWithPrices, useWithSecurities } from './use-advice.ts';

interface ComposerProps {
  editing: Editing<'recommendation'>;
  file: ClientFile;
  ledger: Ledger;
  today: CalendarDate;
  onClose: (saved: RecordId | null) => void;
}

/** A recommendation as it is written, with the check of suitability beside it, as it stands. */
export function Composer({ editing, file, ledger, today, onClose }: ComposerProps) {
  const draft = useRecordDraft(editing);
  const fields = useMemo(() => composerFields(file), [file]);
  const form = useRef<HTMLFormElement>(null);
  useReturnedFocus();
  const [refusals, setRefusals] = useState(0);
  useEffect(() => {
    if (refusals > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusals]);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
  }, []);
  useShortcuts([{ keys: 'Escape', label: 'Back to the list', run: () => onClose(null) }]);

  const data = draft.data as Readonly<Record<string, unknown>>;
  const set = (name: string, value: unknown) => {
    draft.set(name, value);
    // What the client heard was something else: it has to be discussed again.
    if (draft.data.status !== 'discussed') return;
    draft.set('status', 'proposed');
    draft.set('discussedOn', null);
    draft.set('suitability', null);
  };
  const isSaving = useRef(false);
  const save = async () => {
    if (isSaving.current) return;
    isSaving.current = true;
    const done = editing.id ? 'Recommendation saved' : 'Recommendation added';
    const id = await draft.save(done, onClose);
    isSaving.current = false;
    if (id === null) setRefusals((count) => count + 1);
  };
  const shown = new Set(fields.map(({ name }) => name));
  const elsewhere = draft.problems.filter(({ field }) => !shown.has(field));

  return (
    <div className={classes.columns}>
      <Section title={editing.id ? 'Recommendation' : 'New recommendation'}>
        <form
          ref={form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
          onKeyDown={formKeys(() => void save())}
        >
          <Stack gap="md">
            {elsewhere.map(({ field, message }) => (
              <ProblemNote key={field}>{message}</ProblemNote>
            ))}
            <div className={classes.fields}>
              {fields.map((field, index) => (
                <div key={field.name} className={field.isHalf ? '' : classes.whole}>
                  {field.draw({
                    value: data[field.name],
                    change: (value) => set(field.name, value),
                    problem: problemOf(draft.problems, field.name),
                    autoFocus: index === 0,
                    data,
                    set,
                  })}
                </div>
              ))}
            </div>
            <Group justify="flex-end" gap="xs">
              {draft.isChanged ? (
                <Button variant="subtle" onClick={draft.discard}>
                  {editing.id ? 'Put back' : 'Begin anew'}
                </Button>
              ) : null}
              <Button variant="default" onClick={() => onClose(null)}>
                Close
              </Button>
              <Button type="submit" aria-keyshortcuts="Control+Enter">
                {editing.id ? 'Save' : 'Add'}
              </Button>
            </Group>
          </Stack>
        </form>
      </Section>
      <div className={classes.panel}>
        <LedgerGate ledger={ledger}>
          {(whole) => <LivePanel recommendation={draft.data} whole={whole} today={today} />}
        </LedgerGate>
      </div>
    </div>
  );
}

/** `recommendation` without the text that stands where a number is asked: the form refuses it. */
function withoutUnread(recommendation: Recommendation): Recommendation {
  const read = <Value,>(value: Value): Value | null => (typeof value === 'number' ? value : null);
  const { quantity, amount, cost, yearlyCost } = recommendation;
  return {
    ...recommendation,
    ...{ quantity: read(quantity), amount: read(amount) },
    ...{ cost: read(cost), yearlyCost: read(yearlyCost) },
  };
}

/** The check of what stands in the form; it follows the keys without holding them up. */
function LivePanel(props: {
  recommendation: Recommendation;
  whole: ClientFile;
  today: CalendarDate;
}) {
  const deferred = useDeferredValue(props.recommendation);
  const recommendation = useMemo(() => withoutUnread(deferred), [deferred]);
  const file = useWithPrices(useWithSecurities(props.whole), recommendation);
  const report = useSuitability(recommendation, file, props.today);
  if (!report) return <Text c="dimmed">Checking</Text>;
  return <SuitabilityPanel report={report} securities={file.securities} />;
}

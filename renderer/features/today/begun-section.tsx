import { Link } from 'wouter';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { formatRelativeDate, formatTime } from '../../components/formats.ts';
import { nameOfKind } from '../../components/kind-words.ts';
import { Section } from '../../components/section.tsx';
import { useClientNames } from '../../services/client-names.tsx';
import { type FormDraft, useFormDrafts } from '../../services/form-drafts.tsx';
import { useLiveQuery } from '../../services/live-query.ts';
import { addressOfForm } from '../../services/record-address.ts';
import { personDateOf } from '../../services/today.ts';
import classes from './today-page.module.css';

/** Forms that were begun and not saved, so that nobody has to remember where they typed something. */
export function BegunSection({ today }: { today: CalendarDate }) {
  const { nameOf } = useClientNames();
  const drafts = useFormDrafts();
  const kept = useLiveQuery((vault) => vault.drafts({ kind: 'form' }), [], {
    includesDrafts: true,
  }).data;
  if (!kept || kept.length === 0) return null;
  return (
    <Section title="Begun and not saved" count={kept.length}>
      <ul className={classes.lines}>
        {kept.map(({ id, savedAt, data }) => {
          const draft = data as unknown as FormDraft;
          const when = `${formatRelativeDate(personDateOf(savedAt), today)} ${formatTime(savedAt)}`;
          const name = titleOf(draft);
          return (
            <li key={id} className={classes.begun}>
              <span className={classes.line}>
                <Link to={addressOfForm(draft)} className={classes.lineTitle}>
                  {name}
                </Link>
                <span className={classes.dimmed}>
                  {[nameOf(draft.clientId), when].filter(Boolean).join(' · ')}
                </span>
              </span>
              <ConfirmButton
                variant="subtle"
                size="compact-sm"
                aria-label={`Discard: ${name}`}
                question="What was typed there is gone then, and cannot be brought back."
                confirm="Discard"
                onConfirm={() => drafts.drop(draft)}
              >
                Discard
              </ConfirmButton>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function titleOf({ kind, recordId }: FormDraft): string {
  const word = nameOfKind(kind);
  return recordId ? word : `New ${word.toLocaleLowerCase()}`;
}

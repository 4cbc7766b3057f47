import { Button, Group } from '@mantine/core';
import { Link } from 'wouter';
import { type Kind, kindDefinition } from '#shared/domain/kinds.ts';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { countOf, formatMoment } from '../../components/formats.ts';
import { iconOfKind, nameOfField, nameOfKind } from '../../components/kind-words.ts';
import { StatusBadge } from '../../components/status-badge.tsx';
import { useCommands } from '../../services/commands.tsx';
import { addressOf } from '../../services/record-address.ts';
import type { UnsentView } from '../../vault/views.ts';
import { fieldText } from './field-text.ts';
import classes from './sync-page.module.css';

/** One unsent edit: "Note for Novak s.r.o., 2 changes", and what can be done about it. */
export function UnsentEntry({ view }: { view: UnsentView }) {
  const { entry } = view;
  const Symbol_ = iconOfKind(entry.kind);
  // There is no page of it to lead to.
  const isGone = entry.data === null || hasLeft(view);
  const address = addressOf({
    kind: entry.kind as Kind,
    id: entry.recordId,
    clientId: entry.clientId,
  });
  return (
    <li className={classes.entry}>
      <Symbol_ size={16} stroke={1.75} aria-hidden="true" />
      <div className={classes.entryText}>
        {isGone ? (
          <span className={classes.entryTitle}>{titleOf(view)}</span>
        ) : (
          <Link to={address} className={classes.entryTitle}>
            {titleOf(view)}
          </Link>
        )}
        <p className={classes.detail}>{detailOf(view)}</p>
        {entry.problem ? <p className={classes.reason}>{reasonOf(view)}</p> : null}
        {hasLeft(view) ? (
          <>
            {typedIn(view).map(([field, text]) => (
              <p key={field} className={classes.detail}>
                {nameOfField(field)}: {text}
              </p>
            ))}
            <p className={classes.detail}>
              This client has left your books. Export what you wrote, and pass it on to who looks
              after the client now.
            </p>
          </>
        ) : null}
      </div>
      {entry.state === 'attention' ? (
        <NextSteps view={view} address={isGone ? null : address} />
      ) : (
        <StatusBadge tone="waiting">
          {entry.state === 'sent' ? 'Syncing' : 'Waiting to sync'}
        </StatusBadge>
      )}
    </li>
  );
}

function NextSteps({ view, address }: { view: UnsentView; address: string | null }) {
  const commands = useCommands();
  const { entry } = view;
  return (
    <Group gap="xs" wrap="nowrap">
      {address === null ? null : (
        <Button component={Link} to={address} variant="default" size="compact-sm">
          Edit
        </Button>
      )}
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => void commands.run((vault) => vault.retryUnsent(entry.order))}
      >
        Send again
      </Button>
      <ConfirmButton
        size="compact-sm"
        question="Your change is thrown away and the server's version stays. This cannot be undone."
        confirm="Give up the change"
        onConfirm={() => void commands.run((vault) => vault.giveUpUnsent(entry.order))}
      >
        Give up
      </ConfirmButton>
    </Group>
  );
}

/** Whether the client went to another book and took its records along; the edit stayed (F7). */
function hasLeft({ entry, clientName }: UnsentView): boolean {
  return entry.clientId !== null && clientName === null;
}

/** What was written, field by field, where no page of the record shows it any more. */
function typedIn({ entry }: UnsentView): readonly (readonly [string, string])[] {
  return Object.entries(entry.data ?? {})
    .filter(([field, value]) => typeof value === 'string' && value && value !== entry.base?.[field])
    .filter(([field]) => !field.endsWith('Id'))
    .map(([field, value]) => [field, fieldText(value)] as const);
}

/** "Note for Novak s.r.o., 2 changes". */
function titleOf({ entry, clientName, changedFields }: UnsentView): string {
  const kind = nameOfKind(entry.kind);
  const what = clientName && entry.kind !== 'client' ? `${kind} for ${clientName}` : kind;
  if (entry.data === null) return `${what}, deleted`;
  if (entry.base === null) return `${what}, new`;
  return `${what}, ${countOf(changedFields.length, 'change', 'changes')}`;
}

/** Which record it is, when it was edited, and what was changed of it. */
function detailOf({ entry, changedFields }: UnsentView): string {
  const data = entry.data ?? entry.base;
  const title = data ? kindDefinition(entry.kind)?.title(data) : undefined;
  const isEdit = entry.data !== null && entry.base !== null;
  const fields = isEdit ? changedFields.map(nameOfField).join(', ') : '';
  return [title, fields, formatMoment(entry.editedAt)].filter(Boolean).join(' · ');
}

function reasonOf({ entry }: UnsentView): string {
  const { problem } = entry;
  if (!problem) return '';
  return problem.field ? `${nameOfField(problem.field)}: ${problem.message}` : problem.message;
}

import { Anchor, Button, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { Authority } from '#shared/domain/advice/authority.ts';
import { authorityDocument } from '#shared/domain/advice/authority-document.ts';
import { authorityStatus } from '#shared/domain/advice/authority-status.ts';
import { AUTHORITY_ALLOWS } from '#shared/domain/advice/may-act-on.ts';
import type { ClientFile, Entry } from '#shared/domain/client/client-file.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { formatDate, formatMoney } from '../../../components/formats.ts';
import { Section } from '../../../components/section.tsx';
import { StatusBadge, type Tone } from '../../../components/status-badge.tsx';
import { DocumentDialog } from '../documents/document-view.tsx';
import { useEditor } from '../editor/editor.tsx';
import { AUTHORITY_WORDS } from '../words.ts';
import classes from './advice.module.css';

/** Who may decide for the client, and what each authority allows. */
export function MandatesSection({ file, today }: { file: ClientFile; today: CalendarDate }) {
  const editor = useEditor();
  const add = () => editor.add('authority');
  return (
    <Section
      title="Mandate and authority"
      action={
        file.authorities.length > 0 ? (
          <Button variant="subtle" size="compact-sm" onClick={add} aria-label="Add an authority">
            Add
          </Button>
        ) : undefined
      }
    >
      {file.authorities.length === 0 ? (
        <EmptyState action={{ label: 'Add an authority', run: add }}>
          Without a mandate every action needs the client’s consent.
        </EmptyState>
      ) : (
        <ul className={classes.findings}>
          {file.authorities.map((authority) => (
            <Mandate key={authority.id} {...{ authority, file, today }} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Mandate(props: { authority: Entry<Authority>; file: ClientFile; today: CalendarDate }) {
  const { authority, file, today } = props;
  const editor = useEditor();
  const { data } = authority;
  const [tone, words] = standing(data, today);
  const account = file.accounts.find(({ id }) => id === data.accountId)?.data.name;
  const facts = [
    account ? `Only ${account}` : 'All accounts',
    data.limitPerInstruction
      ? `up to ${formatMoney(data.limitPerInstruction.amount, data.limitPerInstruction.currency)} an order`
      : '',
    data.validFrom ? `from ${formatDate(data.validFrom)}` : 'no beginning recorded',
    data.validUntil ? `until ${formatDate(data.validUntil)}` : '',
  ].filter(Boolean);
  return (
    <li className={classes.factor}>
      <div className={classes.factorHead}>
        <UnstyledButton
          className={classes.name}
          onClick={() => editor.edit('authority', authority)}
        >
          {AUTHORITY_WORDS[data.authorityType]}: {data.holder}
        </UnstyledButton>
        <StatusBadge tone={tone}>{words}</StatusBadge>
      </div>
      <div>{AUTHORITY_ALLOWS[data.authorityType]}</div>
      {data.scope ? <div>{data.scope}</div> : null}
      <div className={classes.small}>{facts.join(' · ')}</div>
      <WrittenIn authority={data} file={file} />
    </li>
  );
}

/** The document of a mandate, which opens where it is kept; and what is told of it besides. */
function WrittenIn({ authority, file }: { authority: Authority; file: ClientFile }) {
  const [isOpen, setOpen] = useState(false);
  const found = authorityDocument(authority, file);
  const kept = file.documents.find(({ id }) => found.tag === 'kept' && id === found.id);
  const told = authority.document.trim();
  if (!kept) {
    const words = {
      removed: ['Its document was removed', told],
      told: [`Document: ${told}`],
      none: ['No document named'],
      kept: [],
    }[found.tag];
    return <div className={classes.small}>{words.filter(Boolean).join(' · ')}</div>;
  }
  return (
    <div className={classes.small}>
      {'Document: '}
      <Anchor component="button" type="button" inherit onClick={() => setOpen(true)}>
        {kept.data.title}
      </Anchor>
      {told ? ` · ${told}` : ''}
      {isOpen ? <DocumentDialog document={kept} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

function standing(authority: Authority, today: CalendarDate): readonly [Tone, string] {
  const status = authorityStatus(authority, today);
  if (status.tag === 'expired') return ['bad', 'Ended'];
  if (status.tag === 'notYetValid') return ['waiting', 'Not yet valid'];
  return status.tag === 'expiringSoon' ? ['warning', 'Ends soon'] : ['good', 'Valid'];
}

import { Button, UnstyledButton } from '@mantine/core';
import type { Authority } from '#shared/domain/advice/authority.ts';
import { authorityStatus } from '#shared/domain/advice/authority-status.ts';
import type { Entry } from '#shared/domain/client/client-file.ts';
import { assertNever } from '#shared/lib/assert.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { countOf, formatDate } from '../../../components/formats.ts';
import { Section } from '../../../components/section.tsx';
import { StatusBadge, type Tone } from '../../../components/status-badge.tsx';
import { useEditor } from '../editor/editor.tsx';
import { AUTHORITY_WORDS } from '../words.ts';
import classes from './overview.module.css';

interface AuthoritySectionProps {
  authorities: readonly Entry<Authority>[];
  today: CalendarDate;
}

/** Who may decide for the client, and until when. */
export function AuthoritySection({ authorities, today }: AuthoritySectionProps) {
  const editor = useEditor();
  const add = () => editor.add('authority');
  return (
    <Section
      title="Authority"
      action={
        authorities.length > 0 ? (
          <Button variant="subtle" size="compact-sm" onClick={add}>
            Add
          </Button>
        ) : undefined
      }
    >
      {authorities.length === 0 ? (
        <EmptyState action={{ label: 'Add an authority', run: add }}>
          No authorities yet. Record who may decide for the client, over what and until when.
        </EmptyState>
      ) : (
        <ul className={classes.lines}>
          {authorities.map((authority) => (
            <li key={authority.id} className={classes.item}>
              <div className={classes.itemHead}>
                <UnstyledButton
                  className={classes.name}
                  onClick={() => editor.edit('authority', authority)}
                >
                  {authority.data.holder}
                </UnstyledButton>
                <Status authority={authority.data} today={today} />
              </div>
              <div className={classes.small}>
                {AUTHORITY_WORDS[authority.data.authorityType]}
                {authority.data.scope ? `: ${authority.data.scope}` : ''}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Status({ authority, today }: { authority: Authority; today: CalendarDate }) {
  const [tone, words] = statusWords(authority, today);
  return <StatusBadge tone={tone}>{words}</StatusBadge>;
}

function statusWords(authority: Authority, today: CalendarDate): readonly [Tone, string] {
  const status = authorityStatus(authority, today);
  switch (status.tag) {
    case 'notYetValid':
      return ['waiting', `from ${formatDate(status.from)}`];
    case 'valid':
      return ['good', status.until ? `until ${formatDate(status.until)}` : 'valid'];
    case 'expiringSoon':
      return ['warning', `ends in ${countOf(status.daysLeft, 'day', 'days')}`];
    case 'expired':
      return ['bad', `ended ${formatDate(status.until)}`];
    default:
      return assertNever(status);
  }
}

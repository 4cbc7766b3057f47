import { Badge, Button, Group } from '@mantine/core';
import type { Client } from '#shared/domain/client/client.ts';
import type { Entry } from '#shared/domain/client/client-file.ts';
import { countOf } from '../../../components/formats.ts';
import { Section } from '../../../components/section.tsx';
import { useEditor } from '../editor/editor.tsx';
import classes from './overview.module.css';

/** How to reach the client, and the rest of their record. */
export function DetailsSection({ client }: { client: Entry<Client> }) {
  const editor = useEditor();
  const { data } = client;
  const address = [
    data.street,
    [data.postalCode, data.city].filter(Boolean).join(' '),
    data.country,
  ]
    .filter(Boolean)
    .join(', ');
  return (
    <Section
      title="Details"
      action={
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => editor.edit('client', client)}
          aria-label="Edit the client"
          aria-keyshortcuts="e"
        >
          Edit
        </Button>
      }
    >
      <dl className={classes.facts}>
        <Fact name="Phone" text={data.phone} />
        <Fact name="E-mail" text={data.email} />
        <Fact name="Address" text={address} />
        {data.industry ? <Fact name="Industry" text={data.industry} /> : null}
        <Fact
          name="In touch"
          text={
            data.contactEveryDays === null
              ? ''
              : `every ${countOf(data.contactEveryDays, 'day', 'days')}`
          }
        />
        {data.tags.length > 0 ? (
          <>
            <dt>Tags</dt>
            <dd>
              <Group gap={4}>
                {data.tags.map((tag) => (
                  <Badge key={tag} variant="light" color="gray">
                    {tag}
                  </Badge>
                ))}
              </Group>
            </dd>
          </>
        ) : null}
      </dl>
    </Section>
  );
}

function Fact({ name, text }: { name: string; text: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{text || <span className={classes.dim}>not recorded</span>}</dd>
    </>
  );
}

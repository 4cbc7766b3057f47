import { Text } from '@mantine/core';
import { SaveTextButton } from '../../components/save-text-button.tsx';
import { Section } from '../../components/section.tsx';
import { useShortened } from '../../components/shortened-list.tsx';
import { useCommands } from '../../services/commands.tsx';
import { useLiveQuery } from '../../services/live-query.ts';
import { useToday } from '../../services/today.ts';
import classes from './sync-page.module.css';
import { UnsentEntry } from './unsent-entry.tsx';

/** Each entry can be opened and taken back: thousands of them would take seconds to draw. */
const MOST_LISTED = 100;

/** What the server does not have yet: first what needs attention, then what waits. */
export function UnsentSection() {
  const unsent = useLiveQuery((vault) => vault.unsent(), [], { includesSync: true });
  const unsentSentence = useLiveQuery((vault) => vault.unsentSentence(), [], {
    ...{ includesSync: true, includesDrafts: true },
  });
  const attention = unsent.data?.filter(({ entry }) => entry.state === 'attention') ?? [];
  const waiting = unsent.data?.filter(({ entry }) => entry.state !== 'attention') ?? [];
  const listed = useShortened(waiting, MOST_LISTED);
  if (!unsent.data || unsentSentence.data === undefined) return null;
  const others = attention.length > 0 ? 'else ' : '';
  return (
    <>
      {attention.length > 0 ? (
        <Section
          title="Needs attention"
          count={attention.length}
          about="The server did not take these. They are kept here until you decide; nothing is lost."
        >
          <ul className={classes.list}>
            {attention.map((view) => (
              <UnsentEntry key={view.entry.order} view={view} />
            ))}
          </ul>
        </Section>
      ) : null}
      <Section
        title="Unsent"
        count={waiting.length || undefined}
        action={unsent.data.length > 0 || unsentSentence.data ? <ExportUnsent /> : null}
        about={
          waiting.length > 0
            ? 'Kept on this device and sent, in this order, as soon as the server can be reached.'
            : undefined
        }
      >
        {waiting.length > 0 ? (
          <>
            <ul className={classes.list}>
              {listed.shown.map((view) => (
                <UnsentEntry key={view.entry.order} view={view} />
              ))}
            </ul>
            {listed.toggle}
          </>
        ) : (
          <Text size="sm" c="dimmed">
            {unsentSentence.data ?? `Everything ${others}you wrote is on the server.`} What you
            write offline waits here.
          </Text>
        )}
      </Section>
    </>
  );
}

/** Unsent changes as a file, for a device that cannot reach its server any more. */
function ExportUnsent() {
  const commands = useCommands();
  const today = useToday();
  const make = async () => {
    const exported = await commands.run((vault) => vault.exportUnsent());
    if (!exported.ok) return null;
    return { text: exported.value.text, suggestedName: `fieldfolio-unsent-${today}.json` };
  };
  return <SaveTextButton label="Export" make={make} />;
}

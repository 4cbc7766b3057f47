import { Button, Text } from '@mantine/core';
import type { HandedOver } from '#shared/sync/records.ts';
import { Section } from '../../components/section.tsx';
import { formatSyncMoment } from '../../components/sync-moment.ts';
import { useCommands } from '../../services/commands.tsx';
import { useToday } from '../../services/today.ts';

/** Tells the author of edits that came too late what became of them, until they have read it. */
export function HandedOverSection({ handedOver }: { handedOver: HandedOver | null }) {
  const commands = useCommands();
  const today = useToday();
  if (!handedOver) return null;
  return (
    <Section
      title="Handed over"
      count={handedOver.count}
      action={
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => void commands.run((vault) => vault.dismissHandedOver())}
        >
          Understood
        </Button>
      }
    >
      <Text size="sm" maw="68ch">
        You wrote this offline, and meanwhile the client or its book passed to somebody else.
        Nothing is lost: the server kept it, and whoever has the client now takes it over or leaves
        it out. You will not be told which; ask them if it matters. Last sent{' '}
        {formatSyncMoment(handedOver.lastAt, today)}.
      </Text>
    </Section>
  );
}

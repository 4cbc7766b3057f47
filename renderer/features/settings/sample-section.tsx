import { notifications } from '@mantine/notifications';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { countOf } from '../../components/formats.ts';
import { Section } from '../../components/section.tsx';
import { useCommands } from '../../services/commands.tsx';
import { useLiveQuery } from '../../services/live-query.ts';
import { SettingRow } from './setting-row.tsx';

/** The sample book, while there is one. */
export function SampleSection() {
  const commands = useCommands();
  const samples = useLiveQuery(
    async (vault) => (await vault.list('client')).filter(({ data }) => data.isSample).length,
    [],
    { kinds: ['client'] },
  );
  if (!samples.data) return null;

  const remove = async () => {
    const removed = await commands.run((vault) => vault.removeSample());
    if (!removed.ok) return;
    notifications.show({
      message: `Removed the sample: ${countOf(removed.value.removed, 'record', 'records')}.`,
    });
  };
  return (
    <Section title="Sample book">
      <SettingRow
        label="Sample clients"
        about={`${countOf(samples.data, 'client', 'clients')} to try things out with. Your own clients stay.`}
      >
        <ConfirmButton
          question="All sample clients are deleted with everything about them, here and on your other devices. Your own clients stay. This cannot be undone."
          confirm="Remove the sample"
          onConfirm={() => void remove()}
        >
          Remove sample
        </ConfirmButton>
      </SettingRow>
    </Section>
  );
}

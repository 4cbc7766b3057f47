import { SegmentedControl } from '@mantine/core';
import type { BriefEdition } from '#shared/documents/brief-input.ts';

/** What a file's name says of its edition: the wrong one must not be sent by mistake. */
export function fileEnding(edition: BriefEdition): string {
  return edition === 'internal' ? ' internal' : ' client copy';
}

interface EditionSwitchProps {
  edition: BriefEdition;
  onEdition: (edition: BriefEdition) => void;
}

/** For us, or for the client's eyes. */
export function EditionSwitch({ edition, onEdition }: EditionSwitchProps) {
  return (
    <SegmentedControl
      aria-label="Edition"
      size="sm"
      value={edition}
      onChange={(value) => onEdition(value as BriefEdition)}
      data={[
        { value: 'internal', label: 'Internal' },
        { value: 'clientSafe', label: 'Client copy' },
      ]}
    />
  );
}

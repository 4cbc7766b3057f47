import { Button, Group, Table, UnstyledButton } from '@mantine/core';
import { IconBulb, IconPlus } from '@tabler/icons-react';
import type { Recommendation } from '#shared/domain/advice/recommendation.ts';
import { recommendationRows } from '#shared/domain/advice/recommendation-rows.ts';
import { isOpenRecommendation } from '#shared/domain/advice/recommendation-steps.ts';
import { recommendationLine } from '#shared/domain/advice/recommendation-words.ts';
import type { ClientFile, Entry } from '#shared/domain/client/client-file.ts';
import { tableFileName } from '#shared/interchange/table/table-file-name.ts';
import { writeTable } from '#shared/interchange/table/write-table.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { formatDate } from '../../../components/formats.ts';
import { STATUS_TONES, STATUS_WORDS } from '../../../components/recommendation-words.ts';
import { SaveTextButton } from '../../../components/save-text-button.tsx';
import { Section } from '../../../components/section.tsx';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { personWording } from '../../../services/person-locale.ts';
import classes from './advice.module.css';
import { VERDICT_WORDS } from './advice-words.ts';

interface RecommendationsSectionProps {
  file: ClientFile;
  openId: RecordId | null;
  onOpen: (id: RecordId | null) => void;
  onNew: () => void;
}

/** What was recommended to the client: what waits for somebody first, then the newest. */
export function RecommendationsSection(props: RecommendationsSectionProps) {
  const { file, openId, onOpen, onNew } = props;
  const sorted = file.recommendations.toSorted(byState);
  return (
    <Section
      title="Recommendations"
      count={sorted.length || undefined}
      action={
        sorted.length > 0 ? (
          <Group gap="xs">
            <ExportRecommendations file={file} />
            <Button
              variant="default"
              size="compact-md"
              leftSection={<IconPlus size={14} aria-hidden="true" />}
              onClick={onNew}
              aria-keyshortcuts="a"
            >
              New recommendation
            </Button>
          </Group>
        ) : undefined
      }
    >
      {sorted.length === 0 ? (
        <EmptyState icon={IconBulb} action={{ label: 'New recommendation', run: onNew }}>
          No recommendations yet. Record what you recommend, to hold as well, with its reasons; it
          is checked for suitability, and the client’s decision is kept with it.
        </EmptyState>
      ) : (
        <Table fz="sm" verticalSpacing={7} aria-label="Recommendations">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Recommendation</Table.Th>
              <Table.Th>State</Table.Th>
              <Table.Th>Proposed</Table.Th>
              <Table.Th>Suitability then</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sorted.map(({ id, data }) => (
              <Table.Tr key={id} className={id === openId ? classes.open : undefined}>
                <Table.Td>
                  <UnstyledButton
                    className={classes.name}
                    aria-expanded={id === openId}
                    onClick={() => onOpen(id === openId ? null : id)}
                  >
                    {recommendationLine(data, file, personWording)}
                  </UnstyledButton>
                </Table.Td>
                <Table.Td>
                  <StatusBadge tone={STATUS_TONES[data.status]}>
                    {STATUS_WORDS[data.status]}
                  </StatusBadge>
                </Table.Td>
                <Table.Td className={classes.date}>{formatDate(data.proposedOn)}</Table.Td>
                <Table.Td>
                  {data.suitability ? VERDICT_WORDS[data.suitability.verdict] : 'Not discussed yet'}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  );
}

function byState(a: Entry<Recommendation>, b: Entry<Recommendation>): number {
  const open = Number(isOpenRecommendation(b.data)) - Number(isOpenRecommendation(a.data));
  if (open !== 0) return open;
  return a.data.proposedOn < b.data.proposedOn ? 1 : -1;
}

function ExportRecommendations({ file }: { file: ClientFile }) {
  const make = async () => ({
    text: writeTable(recommendationRows(file.recommendations, file, personWording)),
    suggestedName: tableFileName('recommendations', file.client.data.name),
  });
  return <SaveTextButton label="CSV" name="Export the recommendations as CSV" make={make} />;
}

import { recommendationKind } from '#shared/domain/advice/recommendation.ts';
import { recommendationLine } from '#shared/domain/advice/recommendation-words.ts';
import type { BriefMaterial } from './brief-input.ts';
import type { Block, Section, TextRun } from './model.ts';
import { clipped, listBlock, muted, paragraphBlock, plain, strong } from './text.ts';

/** Lines to write on at least. */
const RULED_LINES = 6;

/** Recommendations that the agenda names at most. */
const MOST_DECISIONS = 2;

/** Part 9: the agenda with minutes, what is to be decided, and three questions to ask. */
export function agendaPart(material: BriefMaterial): readonly Section[] {
  const { meeting, limits, words } = material;
  const { brief } = words;
  if (!meeting) return [];
  const topics = meeting.data.agenda.map(({ topic, minutes }): readonly TextRun[] => [
    plain(clipped(topic, limits.topicWords)),
    ...(minutes > 0 ? [muted(` (${brief.minutes(minutes)})`)] : []),
  ]);
  const questions = meeting.data.questions.map(({ question }) => [
    plain(clipped(question, limits.topicWords)),
  ]);
  const blocks: Block[] = [
    ...listBlock(topics, limits.agenda, 'numbered'),
    ...decisionBlocks(material),
    ...(questions.length > 0 ? paragraphBlock([strong(brief.questions)]) : []),
    ...listBlock(questions, limits.questions),
  ];
  if (blocks.length === 0) return [];
  return [{ id: 'agenda', heading: brief.agenda, column: 'main', blocks }];
}

/** Recommendations that wait for the client's decision; the client's copy does not announce them. */
function decisionBlocks({ file, limits, edition, wording }: BriefMaterial): readonly Block[] {
  if (edition === 'clientSafe') return [];
  const lines = file.recommendations
    .map(({ data }) => data)
    .filter(({ status }) => status === 'proposed' || status === 'discussed')
    .toSorted((a, b) => (a.proposedOn < b.proposedOn ? 1 : -1))
    .map((data) => {
      const isNamed = data.securityId === null || file.securities.has(data.securityId);
      const line = isNamed
        ? recommendationLine(data, file, wording)
        : recommendationKind.title(data);
      return [plain(clipped(line, limits.topicWords))];
    });
  if (lines.length === 0) return [];
  return [...paragraphBlock([strong('To decide')]), ...listBlock(lines, MOST_DECISIONS)];
}

/** Part 10: room to write. */
export function notesPart({ words }: BriefMaterial): readonly Section[] {
  return [
    {
      id: 'notes',
      heading: words.brief.notes,
      column: 'full',
      blocks: [{ type: 'ruledSpace', lines: RULED_LINES }],
    },
  ];
}

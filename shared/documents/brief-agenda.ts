import type { BriefMaterial } from './brief-input.ts';
import type { Block, Section, TextRun } from './model.ts';
import { clipped, listBlock, muted, paragraphBlock, plain, strong } from './text.ts';

/** Lines to write on at least. */
const RULED_LINES = 6;

/** Part 9: the agenda with minutes and three questions to ask. */
export function agendaPart({ meeting, limits }: BriefMaterial): readonly Section[] {
  if (!meeting) return [];
  const topics = meeting.data.agenda.map(({ topic, minutes }): readonly TextRun[] => [
    plain(clipped(topic, limits.topicWords)),
    ...(minutes > 0 ? [muted(` (${minutes} min)`)] : []),
  ]);
  const questions = meeting.data.questions.map(({ question }) => [
    plain(clipped(question, limits.topicWords)),
  ]);
  const blocks: Block[] = [
    ...listBlock(topics, limits.agenda, 'numbered'),
    ...(questions.length > 0 ? paragraphBlock([strong('Questions')]) : []),
    ...listBlock(questions, limits.questions),
  ];
  return blocks.length === 0 ? [] : [{ id: 'agenda', heading: 'Agenda', column: 'main', blocks }];
}

/** Part 10: room to write. */
export function notesPart(): readonly Section[] {
  return [
    {
      id: 'notes',
      heading: 'Notes',
      column: 'full',
      blocks: [{ type: 'ruledSpace', lines: RULED_LINES }],
    },
  ];
}

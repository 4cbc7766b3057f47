import { VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCircleX } from '@tabler/icons-react';
import type { CheckFinding } from '#shared/domain/instruction/check-finding.ts';
import { countOf } from '../../../components/formats.ts';
import { Section } from '../../../components/section.tsx';
import classes from './instructions.module.css';

const LOOKS = {
  blocks: { icon: IconCircleX, word: 'Blocks' },
  warns: { icon: IconAlertTriangle, word: 'Look at this' },
  passes: { icon: IconCheck, word: 'Passes' },
} as const;

/** What was looked at before an instruction is given: what blocks and why, and what would help. */
export function CheckPanel({ findings }: { findings: readonly CheckFinding[] }) {
  const blocking = findings.filter(({ verdict }) => verdict === 'blocks').length;
  const about =
    blocking > 0
      ? `${countOf(blocking, 'thing keeps', 'things keep')} it from being given.`
      : 'Nothing keeps it from being given.';
  return (
    <Section title="Check" about={<span role="status">{about}</span>}>
      <ul className={classes.findings} aria-label="Findings">
        {findings.map(({ rule, verdict, reason, remedy }) => {
          const { icon: Symbol_, word } = LOOKS[verdict];
          return (
            <li key={`${rule}${reason}`} className={classes.finding} data-verdict={verdict}>
              <Symbol_ size={16} aria-hidden="true" />
              <span>
                <VisuallyHidden>{word}: </VisuallyHidden>
                {reason}.{remedy ? <span className={classes.remedy}> {remedy}</span> : null}
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

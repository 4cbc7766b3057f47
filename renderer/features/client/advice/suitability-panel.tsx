import { Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconHelpCircle } from '@tabler/icons-react';
import { FACTOR_NAMES } from '#shared/domain/advice/profile-staleness.ts';
import type { SuitabilityReport } from '#shared/domain/advice/suitability.ts';
import type { SuitabilityFinding, Verdict } from '#shared/domain/advice/suitability-finding.ts';
import {
  SUITABILITY_RULES,
  type SuitabilityPart,
} from '#shared/domain/advice/suitability-rules.ts';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import { countOf } from '../../../components/formats.ts';
import { Section } from '../../../components/section.tsx';
import { StatusBadge } from '../../../components/status-badge.tsx';
import classes from './advice.module.css';
import { PART_WORDS, VERDICT_TONES, VERDICT_WORDS } from './advice-words.ts';

interface SuitabilityPanelProps {
  report: SuitabilityReport;
  securities: ClientFile['securities'];
}

const ICONS = { passes: IconCheck, fails: IconAlertTriangle, unknown: IconHelpCircle } as const;
/** What a screen reader hears of the icon. */
const SPOKEN: Readonly<Record<Verdict, string>> = {
  passes: 'Passes:',
  fails: 'Fails:',
  unknown: 'Cannot be judged:',
};
const PARTS: readonly SuitabilityPart[] = ['reasonableBasis', 'customerSpecific', 'quantitative'];
const RANK: Readonly<Record<Verdict, number>> = { fails: 0, unknown: 1, passes: 2 };

/** What the check of suitability says, rule by rule: what fails first, and what would make it pass. */
export function SuitabilityPanel({ report, securities }: SuitabilityPanelProps) {
  const counts = (verdict: Verdict) =>
    report.findings.filter((each) => each.verdict === verdict).length;
  const failed = counts('fails');
  const open = counts('unknown');
  return (
    <Section
      title="Suitability"
      action={
        <StatusBadge tone={VERDICT_TONES[report.verdict]}>
          {VERDICT_WORDS[report.verdict]}
        </StatusBadge>
      }
    >
      <Text size="sm" c="dimmed" role="status">
        {countOf(failed, 'rule fails', 'rules fail')}, {formatOpen(open)},{' '}
        {countOf(counts('passes'), 'passes', 'pass')}.
      </Text>
      {PARTS.map((part) => {
        const findings = report.findings
          .filter((each) => each.part === part)
          .toSorted((a, b) => RANK[a.verdict] - RANK[b.verdict]);
        if (findings.length === 0) return null;
        return (
          <div key={part}>
            <Text component="h3" size="sm" fw={600} mt="sm">
              {PART_WORDS[part]}
            </Text>
            <ul className={classes.findings}>
              {findings.map((each) => (
                <Finding
                  key={`${each.rule}${each.factor}${each.holding}`}
                  finding={each}
                  securities={securities}
                />
              ))}
            </ul>
          </div>
        );
      })}
    </Section>
  );
}

const formatOpen = (count: number): string =>
  countOf(count, 'cannot be judged', 'cannot be judged');

function Finding(props: { finding: SuitabilityFinding; securities: ClientFile['securities'] }) {
  const { rule, verdict, factor, holding, because, remedy, source } = props.finding;
  const Symbol_ = ICONS[verdict];
  const name = holding ? props.securities.get(holding)?.data.name : undefined;
  const about = [factor ? FACTOR_NAMES[factor] : '', name ?? ''].filter(Boolean).join(', ');
  return (
    <li className={classes.finding} data-verdict={verdict}>
      <Symbol_ size={16} role="img" aria-label={SPOKEN[verdict]} />
      <div>
        <div title={source}>
          <span className={classes.rule}>{SUITABILITY_RULES[rule].name}</span>
          {about ? <span className={classes.dim}> · {about}</span> : null}
        </div>
        <div>{because}</div>
        {remedy ? <div className={classes.remedy}>{remedy}</div> : null}
        {verdict === 'passes' ? null : <div className={classes.small}>{source}</div>}
      </div>
    </li>
  );
}

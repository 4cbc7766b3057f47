import type { ReactNode } from 'react';
import type { ExplainedReturn } from '#shared/domain/portfolio/performance-explanation.ts';
import type { PerformanceQuestion, PeriodRow } from '#shared/domain/portfolio/performance-page.ts';
import type { PeriodKey } from '#shared/domain/portfolio/period-performance.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { Explanation } from '../../../../components/explanation.tsx';
import { ReturnComputation } from '../../../../components/performance/return-computation.tsx';
import { useFigure } from '../../../../services/figures.ts';

interface ExplanationPanelProps {
  clientId: RecordId;
  question: PerformanceQuestion & { readonly key: PeriodKey };
  row: PeriodRow;
  currency: string;
  /** Under the sub-periods, when there are some. */
  action: (explained: ExplainedReturn) => ReactNode;
}

/** The computation of a return of a client, asked for when it is opened. */
export function ExplanationPanel(props: ExplanationPanelProps) {
  return (
    <Explanation>
      <Computation {...props} />
    </Explanation>
  );
}

function Computation({ clientId, question, ...shown }: ExplanationPanelProps) {
  return (
    <ReturnComputation {...shown} figure={useFigure('periodExplanation', clientId, question)} />
  );
}

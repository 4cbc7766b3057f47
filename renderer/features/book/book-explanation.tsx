import type { PeriodRow } from '#shared/domain/portfolio/performance-page.ts';
import { Explanation } from '../../components/explanation.tsx';
import {
  SaveFiguresButton,
  type SaveFiguresButtonProps,
} from '../../components/figures/save-figures-button.tsx';
import { stepsSheet } from '../../components/performance/performance-sheets.ts';
import { ReturnComputation } from '../../components/performance/return-computation.tsx';
import type { BookQuestion } from '../../vault/views.ts';
import { useBookExplanation } from './use-book.ts';

interface BookExplanationProps {
  question: BookQuestion;
  row: PeriodRow;
  currency: string;
  isWhole: boolean;
  saved: Pick<SaveFiguresButtonProps, 'currency' | 'asOf'> & { readonly about: readonly string[] };
}

/** How the numbers of the book come about: the rules in words, then every value and flow. */
export function BookExplanation(props: BookExplanationProps) {
  const { currency, isWhole } = props;
  return (
    <Explanation>
      <p>
        {isWhole
          ? `All accounts of the book’s clients are one portfolio in ${currency}, each amount at the rate of its day,`
          : `All accounts in ${currency} of the book’s clients are one portfolio,`}{' '}
        at the last known price of each evening. Who is in the book today counts with the whole
        record; what a client brings or takes away is a flow, not a gain. The values and flows below
        are the sums of those of the clients.
      </p>
      <Computation {...props} />
    </Explanation>
  );
}

function Computation({ question, row, currency, saved }: BookExplanationProps) {
  const { data, error } = useBookExplanation({ ...question, key: row.key });
  return (
    <ReturnComputation
      figure={{ answer: data, isStale: false, error }}
      row={row}
      currency={currency}
      action={(explained) => (
        <SaveFiguresButton
          {...saved}
          what="the sub-periods of the return"
          fileName="book-sub-periods"
          sheets={() => [stepsSheet(explained)]}
        />
      )}
    />
  );
}

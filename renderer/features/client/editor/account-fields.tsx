import type { Account } from '#shared/domain/portfolio/account.ts';
import { choicesOf } from '../../../components/client-words.ts';
import { type FormField, fieldsOf } from '../../../components/forms/form-field.tsx';
import { ACCOUNT_TYPE_WORDS, COST_BASIS_WORDS } from '../words.ts';
import { TargetWeights } from './target-weights.tsx';

const { text, date, choice, own } = fieldsOf<'account'>();

type Target = Account['targets'][number];

/** What is asked of an account; `benchmarks` are the securities it can be measured against. */
export function accountFields(
  benchmarks: readonly { value: string; label: string }[],
): readonly FormField[] {
  return [
    text('name', 'Name', { isRequired: true }),
    choice('accountType', 'Kind', choicesOf(ACCOUNT_TYPE_WORDS), { isHalf: true }),
    text('currency', 'Currency', { isHalf: true }),
    text('number', 'Number', { isHalf: true }),
    text('custodian', 'Custodian', { isHalf: true }),
    choice('costBasisMethod', 'Cost basis', choicesOf(COST_BASIS_WORDS), { isHalf: true }),
    ...(benchmarks.length > 0
      ? [
          choice(
            'benchmarkSecurityId',
            'Benchmark',
            [{ value: '', label: 'None' }, ...benchmarks],
            { isHalf: true },
          ),
        ]
      : []),
    date('openedOn', 'Opened', { isHalf: true }),
    date('closedOn', 'Closed', { isHalf: true }),
    own('targets', ({ value, change, problem }) => (
      <TargetWeights targets={value as readonly Target[]} onChange={change} problem={problem} />
    )),
  ];
}

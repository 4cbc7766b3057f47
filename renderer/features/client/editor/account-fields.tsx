import { NativeSelect } from '@mantine/core';
import { type Account, ASSET_CLASSES, type AssetClass } from '#shared/domain/portfolio/account.ts';
import { ASSET_CLASS_WORDS } from '#shared/domain/portfolio/asset-class-words.ts';
import { choicesOf } from '../../../components/client-words.ts';
import { DecimalField } from '../../../components/forms/decimal-field.tsx';
import { type FormField, fieldsOf } from '../../../components/forms/form-field.tsx';
import { ListField } from '../../../components/forms/list-field.tsx';
import { ACCOUNT_TYPE_WORDS, COST_BASIS_WORDS } from '../words.ts';

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
      <Targets targets={value as readonly Target[]} onChange={change} problem={problem} />
    )),
  ];
}

function Targets(props: {
  targets: readonly Target[];
  onChange: (targets: readonly Target[]) => void;
  problem: string | undefined;
}) {
  const { targets } = props;
  const free = ASSET_CLASSES.filter((id) => !targets.some((target) => target.id === id));
  return (
    <ListField<Target>
      label="Target weights"
      hint="They add up to 100 %."
      addLabel="Add a target"
      items={targets}
      itemKey={({ id }) => id}
      itemName={({ id }) => ASSET_CLASS_WORDS[id]}
      problem={props.problem}
      onChange={props.onChange}
      make={() => (free[0] ? { id: free[0], weight: 0 } : null)}
      draw={(target, change) => (
        <>
          <NativeSelect
            aria-label="Asset class"
            data={[target.id, ...free].map((id) => ({ value: id, label: ASSET_CLASS_WORDS[id] }))}
            value={target.id}
            onChange={(event) =>
              props.onChange(
                targets.map((each) =>
                  each.id === target.id
                    ? { ...each, id: event.currentTarget.value as AssetClass }
                    : each,
                ),
              )
            }
          />
          <DecimalField
            label=""
            value={target.weight}
            scale={2}
            suffix="%"
            onChange={(weight) => change({ ...target, weight: weight ?? 0 })}
          />
        </>
      )}
    />
  );
}

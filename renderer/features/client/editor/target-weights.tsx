import { NativeSelect } from '@mantine/core';
import { type Account, ASSET_CLASSES, type AssetClass } from '#shared/domain/portfolio/account.ts';
import { ASSET_CLASS_WORDS } from '#shared/domain/portfolio/asset-class-words.ts';
import { DecimalField } from '../../../components/forms/decimal-field.tsx';
import { ListField } from '../../../components/forms/list-field.tsx';
import { weightLeft } from '../../../components/forms/weight-left.ts';

type Target = Account['targets'][number];

/** Weights by asset class that are aimed at; a new one has what is missing to 100 %. */
export function TargetWeights(props: {
  targets: readonly Target[];
  onChange: (targets: readonly Target[]) => void;
  problem: string | undefined;
  label?: string;
  hint?: string;
}) {
  const { targets } = props;
  const free = ASSET_CLASSES.filter((id) => !targets.some((target) => target.id === id));
  const left = weightLeft(targets);
  return (
    <ListField<Target>
      label={props.label ?? 'Target weights'}
      hint={props.hint ?? 'They add up to 100 %.'}
      addLabel="Add a target"
      items={targets}
      itemKey={({ id }) => id}
      itemName={({ id }) => ASSET_CLASS_WORDS[id]}
      problem={props.problem}
      onChange={props.onChange}
      make={() => (free[0] ? { id: free[0], weight: Math.max(0, left) } : null)}
      draw={(target, change) => (
        <>
          <NativeSelect
            label="Asset class"
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
            label={`Target of ${ASSET_CLASS_WORDS[target.id].toLowerCase()}`}
            value={target.weight}
            scale={2}
            suffix="%"
            isRequired
            onChange={(weight) => change({ ...target, weight: weight ?? 0 })}
          />
        </>
      )}
    />
  );
}

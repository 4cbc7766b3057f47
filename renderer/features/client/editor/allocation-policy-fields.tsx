import { NativeSelect, SimpleGrid, Stack } from '@mantine/core';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import {
  type AllocationPolicy,
  allocationRules,
} from '#shared/domain/portfolio/allocation-policy.ts';
import { type CurrencyCode, minorUnitScale } from '#shared/lib/money.ts';
import { DecimalField } from '../../../components/forms/decimal-field.tsx';
import { type FormField, fieldsOf } from '../../../components/forms/form-field.tsx';
import { TargetWeights } from './target-weights.tsx';

const { own } = fieldsOf<'client'>();

/** How the client's assets are meant to be divided; what is left empty has the usual value. */
export function allocationPolicyFields(file: ClientFile): readonly FormField[] {
  const currency = file.client.data.reportingCurrency;
  return [
    own('allocationPolicy', ({ value, change, problem }) => (
      <PolicyForm
        policy={(value as AllocationPolicy | undefined) ?? {}}
        onChange={change}
        problem={problem}
        currency={currency}
      />
    )),
  ];
}

interface PolicyFormProps {
  policy: AllocationPolicy;
  onChange: (policy: AllocationPolicy) => void;
  problem: string | undefined;
  currency: CurrencyCode;
}

type NumberField =
  | 'bandPoints'
  | 'bandShare'
  | 'minimumTrade'
  | 'cashKept'
  | 'dealingCost'
  | 'positionLimit'
  | 'fundLimit'
  | 'issuerLimit'
  | 'topFiveLimit'
  | 'concentrationLimit';

function PolicyForm({ policy, onChange, problem, currency }: PolicyFormProps) {
  const rules = allocationRules(policy);
  const field = (name: NumberField, label: string, usual: number | null, unit = '%') => {
    const scale =
      unit === '%' || unit === 'points' ? 2 : unit === '' ? 0 : minorUnitScale(currency);
    return (
      <DecimalField
        key={name}
        label={label}
        value={policy[name] ?? usual}
        scale={scale}
        {...(unit ? { suffix: unit } : {})}
        onChange={(next) => onChange(without({ ...policy, [name]: next }))}
      />
    );
  };
  return (
    <Stack gap="sm">
      <TargetWeights
        label="Target weights of the client"
        hint="For all accounts together. They add up to 100 %. Without them, each account has its own."
        targets={policy.targets ?? []}
        problem={problem}
        onChange={(targets) => onChange({ ...policy, targets: [...targets] })}
      />
      <NativeSelect
        label="Band"
        data={[
          { value: 'points', label: 'So many points either way' },
          { value: 'fiveTwentyFive', label: '5/25: the lesser of points and a part of the target' },
        ]}
        value={rules.band.rule}
        onChange={(event) =>
          onChange({ ...policy, bandRule: event.currentTarget.value as 'points' })
        }
      />
      <SimpleGrid cols={2} spacing="sm">
        {field('bandPoints', 'Points of the band', rules.band.points, 'points')}
        {rules.band.rule === 'fiveTwentyFive'
          ? field('bandShare', 'Part of the target', rules.band.share)
          : null}
      </SimpleGrid>
      <NativeSelect
        label="A rebalancing brings a class back"
        data={[
          { value: 'target', label: 'to its target' },
          { value: 'band', label: 'just into its band, with the fewest trades' },
        ]}
        value={rules.rebalanceTo}
        onChange={(event) =>
          onChange({ ...policy, rebalanceTo: event.currentTarget.value as 'target' })
        }
      />
      <SimpleGrid cols={2} spacing="sm">
        {field('minimumTrade', 'Smallest trade', rules.minimumTrade, currency)}
        {field('cashKept', 'Cash kept', rules.cashKept, currency)}
        {field('dealingCost', 'Cost of a deal', rules.dealingCost)}
        {field('positionLimit', 'Limit, one security', rules.limits.position)}
        {field('fundLimit', 'Limit, one fund', rules.limits.fund)}
        {field('issuerLimit', 'Limit, one issuer', rules.limits.issuer)}
        {field('topFiveLimit', 'Limit, five largest', rules.limits.topFive)}
        {field('concentrationLimit', 'Limit, index', rules.limits.index, '')}
      </SimpleGrid>
    </Stack>
  );
}

/** A field that was emptied is left out, so that its usual value counts again. */
function without(policy: Record<string, unknown>): AllocationPolicy {
  return Object.fromEntries(
    Object.entries(policy).filter(([, each]) => each !== undefined),
  ) as AllocationPolicy;
}

import { Alert, Button, Group, NativeSelect, Table, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import type { ClientFile, Entry } from '#shared/domain/client/client-file.ts';
import type { Account } from '#shared/domain/portfolio/account.ts';
import { FIGURE_RULES } from '#shared/domain/portfolio/figure-rules.ts';
import type { MethodOutcome } from '#shared/domain/portfolio/lot-figures.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { choicesOf } from '../../../components/client-words.ts';
import { FigurePart } from '../../../components/figure-part.tsx';
import { FigureButton } from '../../../components/figures/figure-button.tsx';
import { useRovingFigures } from '../../../components/figures/use-roving-figures.ts';
import { formatDate, formatMoney } from '../../../components/formats.ts';
import { MoneyText } from '../../../components/money-text.tsx';
import { useCommands } from '../../../services/commands.tsx';
import { useFigure } from '../../../services/figures.ts';
import { COST_BASIS_RULES, COST_BASIS_WORDS } from '../words.ts';
import classes from './portfolio.module.css';

const UNKNOWN_COST = 'a cost is not recorded';

type Method = Account['costBasisMethod'];

interface MethodChoiceProps {
  account: Entry<Account>;
  file: ClientFile;
  today: CalendarDate;
}

/** The cost-basis method of an account; another one shows what it would change before it is saved. */
export function MethodChoice({ account, file, today }: MethodChoiceProps) {
  const commands = useCommands();
  const current = account.data.costBasisMethod;
  const [chosen, setChosen] = useState<Method>(current);
  const select = useRef<HTMLSelectElement>(null);
  const close = (method: Method) => {
    setChosen(method);
    // The button that was pressed goes away; the keyboard goes on from the choice.
    select.current?.focus();
  };
  const save = async () => {
    const data = { ...account.data, costBasisMethod: chosen };
    const saved = await commands.save([{ kind: 'account', id: account.id, data }], {
      done: 'Cost basis saved',
    });
    if (saved.ok) close(chosen);
  };
  return (
    <div className={classes.method}>
      <NativeSelect
        ref={select}
        size="xs"
        label={`Cost basis of ${account.data.name}`}
        description={COST_BASIS_RULES[chosen]}
        data={choicesOf(COST_BASIS_WORDS)}
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value as Method)}
      />
      {chosen === current ? null : (
        <Alert
          variant="light"
          color="gray"
          p="sm"
          role="status"
          title={`Not saved: ${COST_BASIS_WORDS[chosen]} instead of ${COST_BASIS_WORDS[current]}`}
        >
          <Outcomes account={account} file={file} today={today} chosen={chosen} />
          <Text size="xs" mt={4}>
            Past years are counted anew as well. Check first what was reported for them.
          </Text>
          <Group gap="xs" mt="xs">
            <Button size="compact-sm" onClick={() => void save()}>
              Save the method
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => close(current)}>
              Keep {COST_BASIS_WORDS[current].toLocaleLowerCase()}
            </Button>
          </Group>
        </Alert>
      )}
    </div>
  );
}

const FIGURES: readonly { name: string; of: (outcome: MethodOutcome) => number | null }[] = [
  { name: 'Cost of what is held', of: ({ openCost }) => openCost },
  { name: 'Realised this year', of: ({ realisedThisYear }) => realisedThisYear },
  { name: 'Realised in all', of: ({ realised }) => realised },
];

function Outcomes({ account, file, today, chosen }: MethodChoiceProps & { chosen: Method }) {
  const { currency, costBasisMethod } = account.data;
  const figure = useFigure('methodOutcomes', file.client.id, {
    accountId: account.id,
    methods: [costBasisMethod, chosen],
    day: today,
  });
  const roving = useRovingFigures<HTMLTableElement>();
  const show = (name: string, method: Method, amount: number | null) => (
    <FigureButton
      explain={() => ({
        name,
        of: `${account.data.name}, ${COST_BASIS_WORDS[method]}`,
        text: amount === null ? null : formatMoney(amount, currency),
        reason: amount === null ? UNKNOWN_COST : null,
        how: `${FIGURE_RULES.methodOutcome} ${COST_BASIS_RULES[method]}`,
        from: [{ name: 'Up to', text: formatDate(today) }],
      })}
    >
      <MoneyText amount={amount} currencyCode={currency} reason={UNKNOWN_COST} />
    </FigureButton>
  );
  const table = (outcomes: readonly MethodOutcome[]) => (
    <Table {...roving} fz="sm" verticalSpacing={3} className={classes.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>What changes</Table.Th>
          <Table.Th ta="end">Now</Table.Th>
          <Table.Th ta="end">Then</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody className="tabular">
        {FIGURES.map(({ name, of }) => (
          <Table.Tr key={name}>
            <Table.Td>{name}</Table.Td>
            {[costBasisMethod, chosen].map((method, index) => {
              const outcome = outcomes[index];
              return (
                <Table.Td key={method} ta="end">
                  {outcome ? show(name, method, of(outcome)) : null}
                </Table.Td>
              );
            })}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
  return (
    <FigurePart figure={figure} name="what it changes" height={96}>
      {table}
    </FigurePart>
  );
}

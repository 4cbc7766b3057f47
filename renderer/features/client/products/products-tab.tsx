import { Button, Group, Table, UnstyledButton } from '@mantine/core';
import { IconPackage, IconPlus } from '@tabler/icons-react';
import type { ClientFile, Entry } from '#shared/domain/client/client-file.ts';
import type { Entitlement } from '#shared/domain/growth/entitlement.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { SaveFiguresButton } from '../../../components/figures/save-figures-button.tsx';
import { formatDate, formatMoney } from '../../../components/formats.ts';
import { Section } from '../../../components/section.tsx';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { useEditor } from '../editor/editor.tsx';
import classes from '../portfolio/portfolio.module.css';
import { ENTITLEMENT_WORDS } from '../words.ts';
import { productsSheet } from './products-sheet.ts';

/** What the client has of the firm's products, and what they had. */
export function ProductsTab({ file, today }: { file: ClientFile; today: CalendarDate }) {
  const editor = useEditor();
  const owned = file.entitlements.filter(({ data }) => data.status !== 'ended');
  const ended = file.entitlements.filter(({ data }) => data.status === 'ended');
  const canAdd = file.products.size > 0;
  const add = () => editor.add('entitlement');
  if (file.entitlements.length === 0) {
    return (
      <EmptyState
        icon={IconPackage}
        {...(canAdd ? { action: { label: 'Add a product', run: add } } : {})}
      >
        {canAdd
          ? 'No products yet. Add what the client has of what you sell.'
          : 'No products yet. They can be added once the firm lists what it sells.'}
      </EmptyState>
    );
  }
  return (
    <>
      <Group justify="flex-end" mb="xs">
        <SaveFiguresButton
          what="the products"
          fileName="products"
          clientName={file.client.data.name}
          currency={null}
          asOf={today}
          sheets={() => [productsSheet([...owned, ...ended], file)]}
        />
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          onClick={add}
        >
          Add a product
        </Button>
      </Group>
      {owned.length > 0 ? (
        <Section title="Owned" count={owned.length}>
          <ProductTable entitlements={owned} file={file} />
        </Section>
      ) : null}
      {ended.length > 0 ? (
        <Section title="Ended" count={ended.length}>
          <ProductTable entitlements={ended} file={file} />
        </Section>
      ) : null}
    </>
  );
}

interface ProductTableProps {
  entitlements: readonly Entry<Entitlement>[];
  file: ClientFile;
}

function ProductTable({ entitlements, file }: ProductTableProps) {
  const editor = useEditor();
  return (
    <Table fz="sm" verticalSpacing={7} className={classes.table} mb="lg">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Product</Table.Th>
          <Table.Th>Category</Table.Th>
          <Table.Th>Details</Table.Th>
          <Table.Th>Status</Table.Th>
          <Table.Th>Since</Table.Th>
          <Table.Th>Until</Table.Th>
          <Table.Th ta="end">Amount</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {entitlements.map((entitlement) => {
          const { productId, details, status, heldSince, heldUntil, amount, currency } =
            entitlement.data;
          const product = file.products.get(productId)?.data;
          return (
            <Table.Tr key={entitlement.id}>
              <Table.Td>
                <UnstyledButton
                  className={classes.name}
                  onClick={() => editor.edit('entitlement', entitlement)}
                >
                  {product?.name ?? 'Unknown product'}
                </UnstyledButton>
              </Table.Td>
              <Table.Td>{product?.category}</Table.Td>
              <Table.Td>{details}</Table.Td>
              <Table.Td>
                <StatusBadge
                  tone={status === 'active' ? 'good' : status === 'inDefault' ? 'bad' : 'neutral'}
                >
                  {ENTITLEMENT_WORDS[status]}
                </StatusBadge>
              </Table.Td>
              <Table.Td className={classes.whole}>
                {heldSince ? formatDate(heldSince) : ''}
              </Table.Td>
              <Table.Td className={classes.whole}>
                {heldUntil ? formatDate(heldUntil) : ''}
              </Table.Td>
              <Table.Td ta="end" className={`tabular ${classes.whole}`}>
                {amount === null || currency === null ? '' : formatMoney(amount, currency)}
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}

import { Menu } from '@mantine/core';
import { IconDots, IconPackage, IconPencil, IconTrash } from '@tabler/icons-react';
import { amount, percent, quantity, unitPrice } from '~/format/number';
import { Button } from '~/ui/Button';
import { Chip } from '~/ui/Chip';
import { type ComponentKind, Glyph } from '~/ui/Glyph';
import { kindWords } from '~/ui/kinds';
import { common } from '~/ui/messages';
import { budgets } from './messages';
import { NumberCell } from './NumberCell';
import { type Budget, type Line, type Row, totalOf } from './rows';
import type { Editor } from './useBudget';
import { marginOf } from './useCosts';

type Props = { budget: Budget; editor: Editor; readOnly: boolean; costs: Map<string, number>; edit: (row: Row) => void };

type Group = { id: string | null; kind: ComponentKind | null; name: string; rows: Row[] };

/** The lines under the components they are for. */
export function LineTable(props: Props) {
  const { budget, editor, costs } = props;
  const t = budgets.use();
  const k = kindWords.use();
  const groups: Group[] = [
    ...budget.components.map((one) => ({
      id: one.id as string | null,
      kind: one.kind as ComponentKind | null,
      name: one.label ?? k(one.kind as ComponentKind),
      rows: editor.rows.filter((row) => row.componentId === one.id),
    })),
    { id: null, kind: null, name: t('lines.general'), rows: editor.rows.filter((row) => row.componentId === null) },
  ].filter((group) => group.rows.length > 0);
  const withMargin = costs.size > 0;
  return (
    <div className="scroll">
      <table className="t li le" aria-label={t('lines.title')}>
        <thead>
          <tr>
            <th scope="col">{t('lines.description')}</th>
            <th scope="col">{t('lines.code')}</th>
            <th scope="col">{t('lines.kind')}</th>
            <th scope="col" className="n">
              {t('lines.quantity')}
            </th>
            <th scope="col" className="n">
              {t('lines.unit')}
            </th>
            <th scope="col" className="n">
              {t('lines.total')}
            </th>
            {withMargin && (
              <th scope="col" className="n hide-md">
                {t('lines.margin')}
              </th>
            )}
            <th scope="col">
              <span className="sr">{t('lines.edit')}</span>
            </th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.id ?? 'general'}>
            <tr className="grp">
              <td colSpan={5}>
                <span className="row">
                  {group.kind ? <Glyph kind={group.kind} /> : <IconPackage size={16} stroke={1.75} aria-hidden />}
                  {group.name}
                </span>
              </td>
              <td className="n">{amount(group.rows.reduce((sum, row) => sum + totalOf(row), 0))}</td>
              {withMargin && <td className="hide-md" />}
              <td className="hide-sm" />
            </tr>
            {group.rows.map((row) => (
              <LineRow key={row.key} row={row} line={budget.lines[editor.rows.indexOf(row)]} withMargin={withMargin} {...props} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

type RowProps = Props & { row: Row; line: Line | undefined; withMargin: boolean };

function LineRow({ row, line, withMargin, editor, readOnly, costs, edit }: RowProps) {
  const t = budgets.use();
  const name = row.description ?? row.code;
  const margin = marginOf(row, costs);
  const price = row.unitPrice ?? row.listPrice;
  const fixed = readOnly || row.customerSupplied;
  return (
    <tr className={line?.decision === 'Declined' ? 'declined' : undefined}>
      <td className="p">
        <span className="ln">
          {name}
          <Marks row={row} line={line} />
        </span>
      </td>
      <td className="m mut">{row.code}</td>
      <td className="mut kind">{t(`kinds.${row.kind}`)}</td>
      <td className="n">
        {readOnly ? (
          quantity(row.quantity)
        ) : (
          <NumberCell
            label={t('lines.cell', { field: t('lines.quantity'), name })}
            value={row.quantity}
            show={quantity}
            onCommit={(value) => editor.setRow(row.key, { quantity: value })}
          />
        )}
      </td>
      <td className="n">
        {fixed ? (
          price !== null && unitPrice(price)
        ) : (
          <NumberCell
            wide
            label={t('lines.cell', { field: t('lines.unit'), name })}
            value={price}
            show={unitPrice}
            onCommit={(value) => editor.setRow(row.key, { unitPrice: value })}
          />
        )}
      </td>
      <td className="n v">{amount(totalOf(row))}</td>
      {withMargin && (
        <td className={`n hide-md ${margin !== null && margin < 0 ? 't-out' : 'mut'}`}>{margin !== null && percent(Math.round(margin))}</td>
      )}
      <td className="s only-sm">{t('lines.each', { quantity: quantity(row.quantity), price: price === null ? '–' : unitPrice(price) })}</td>
      <td className="ax e">{!readOnly && <Actions row={row} name={name} editor={editor} edit={edit} />}</td>
    </tr>
  );
}

function Marks({ row, line }: { row: Row; line: Line | undefined }) {
  const t = budgets.use();
  const belowList = row.listPrice !== null && row.unitPrice !== null && row.unitPrice < row.listPrice && !row.customerSupplied;
  return (
    <>
      {belowList && <Chip tone="lim">{t('lines.was', { price: unitPrice(row.listPrice ?? 0) })}</Chip>}
      {row.discount > 0 && <Chip tone="lim">{t('lines.off', { amount: amount(row.discount) })}</Chip>}
      {row.customerSupplied && <Chip tone="non">{t('lines.customers')}</Chip>}
      {row.partCondition && row.partCondition !== 'New' && <Chip tone="non">{t(`conditions.${row.partCondition}`)}</Chip>}
      {line?.decision === 'Approved' && <Chip tone="ok">{t('lines.approved')}</Chip>}
      {line?.decision === 'Declined' && <Chip tone="out">{t('lines.declined')}</Chip>}
    </>
  );
}

function Actions({ row, name, editor, edit }: { row: Row; name: string; editor: Editor; edit: (row: Row) => void }) {
  const t = budgets.use();
  const c = common.use();
  return (
    <Menu position="bottom-end" shadow="none">
      <Menu.Target>
        <Button small look="ghost" icon={IconDots} aria-label={t('lines.actions', { name })} />
      </Menu.Target>
      <Menu.Dropdown aria-label={c('details')}>
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => edit(row)}>
          {t('lines.edit')}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={16} />} onClick={() => editor.remove(row.key)}>
          {t('lines.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

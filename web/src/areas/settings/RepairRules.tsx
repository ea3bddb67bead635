import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { diagnostics } from '~/areas/diagnostics/messages';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { type Column, DataTable } from '~/ui/DataTable';
import { Panel } from '~/ui/Panel';
import { Empty, Loaded } from '~/ui/States';
import { type Marked, useMarked } from './etag';
import { RepairRulesDialog } from './RepairRulesDialog';
import { shop } from './shopMessages';

export type Rules = Schemas['diagnostics']['ShowRulesResponse'];
type Rule = Schemas['diagnostics']['SuggestionRule'];

/** What the quote is offered for each decision of a diagnosis. */
export function RepairRules() {
  const t = shop.use();
  const d = diagnostics.use();
  const { can } = useMe();
  const [editing, setEditing] = useState<Marked<Rules> | null>(null);
  const rules = useMarked<Rules>('repair-rules', () => api.GET('/api/v1/diagnostics/rules'));
  const columns: Column<Rule>[] = [
    { head: t('specifications.feature'), phone: 'title', cell: (row) => d(`features.${row.feature}`) },
    { head: t('specifications.action'), phone: 'value', cell: (row) => t(`specifications.actions.${row.action}`) },
    {
      head: t('specifications.items'),
      phone: 'detail',
      cell: (row) =>
        row.items.map((item) => (
          <div key={item.code} className="rule-item">
            <span className="m mut">{item.code}</span> {item.description}
          </div>
        )),
    },
  ];
  return (
    <Panel
      title={t('specifications.rules')}
      sub={t('specifications.rulesSub')}
      actions={
        can('diagnostics.specify') &&
        rules.data && (
          <Button small icon={IconPencil} onClick={() => setEditing(rules.data)}>
            {t('specifications.editRules')}
          </Button>
        )
      }
    >
      <Loaded query={rules}>
        {({ data: said }) =>
          said.rules.length === 0 ? (
            <Empty>{t('specifications.noRules')}</Empty>
          ) : (
            <DataTable
              label={t('specifications.rules')}
              columns={columns}
              rows={said.rules}
              rowKey={(row) => `${row.feature} ${row.action}`}
            />
          )
        }
      </Loaded>
      {editing && <RepairRulesDialog found={editing} close={() => setEditing(null)} />}
    </Panel>
  );
}

import { IconBuildingBank, IconCash, IconPlus } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { $api } from '~/api/client';
import { amount } from '~/format/number';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { Panel } from '~/ui/Panel';
import { Empty, Loaded } from '~/ui/States';
import { AccountDialog } from './EntryDialogs';
import './financial.css';
import { financial } from './messages';
import { type Account, useAccounts } from './shared';

/** What is on each account today, by the consolidated balance. */
function useBalances(accounts: Account[]) {
  const { can, today } = useMe();
  return useQueries({
    queries: accounts.map((one) => ({
      ...$api.queryOptions('get', '/api/v1/consolidated/accounts/{id}/daily', {
        params: { path: { id: one.id }, query: { from: today, to: today } },
      }),
      enabled: can('consolidated.read'),
      // Entries reach the balance a moment after they are made.
      refetchInterval: 5_000,
    })),
    combine: (results) => new Map(results.map((result, at) => [accounts[at]?.id, result.data?.days.at(-1)?.closing])),
  });
}

/** The accounts and what is on them; each leads to its entries. */
export function Accounts() {
  const t = financial.use();
  const { can } = useMe();
  const [opening, setOpening] = useState(false);
  const accounts = useAccounts();
  const balances = useBalances(accounts.data ?? []);
  return (
    <Panel
      title={t('accounts')}
      actions={
        can('cashflow.write') && (
          <Button small look="ghost" icon={IconPlus} onClick={() => setOpening(true)}>
            {t('newAccount')}
          </Button>
        )
      }
    >
      <Loaded query={accounts} rows={2}>
        {(all) =>
          all.length === 0 ? (
            <Empty>{t('noAccounts')}</Empty>
          ) : (
            <ul className="acc">
              {all.map((one) => {
                const Icon = one.kind === 'Bank' ? IconBuildingBank : IconCash;
                const balance = balances.get(one.id);
                return (
                  <li key={one.id}>
                    <Icon size={16} stroke={1.75} aria-hidden />
                    <Link to="/financeiro/lancamentos" search={{ conta: one.id } as never} className="ell lnk">
                      {one.name}
                    </Link>
                    <span className="sp" />
                    <span className="n">{balance === undefined ? '' : amount(balance)}</span>
                  </li>
                );
              })}
            </ul>
          )
        }
      </Loaded>
      {opening && <AccountDialog close={() => setOpening(false)} />}
    </Panel>
  );
}

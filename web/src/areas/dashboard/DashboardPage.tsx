import { IconPlus } from '@tabler/icons-react';
import { Suspense } from 'react';
import { Page } from '~/app/Page';
import { longDay } from '~/format/date';
import { useMe } from '~/session/me';
import { LinkButton } from '~/ui/Button';
import { later } from '~/ui/later';
import { usePainted } from '~/ui/usePainted';
import { CashPanel } from './CashPanel';
import { Flow } from './Flow';
import { dashboard } from './messages';
import { Tiles } from './Tiles';
import { Todo } from './Todo';
import './dashboard.css';

/** Below what is seen first, it comes after it. */
const Money = later(() => import('./Money').then((part) => part.Money));

/** The shop today, as far as one may see it; each number opens its list. */
export function DashboardPage() {
  const t = dashboard.use();
  const { can, today } = useMe();
  const isPainted = usePainted();
  return (
    <Page
      title={t('title')}
      sub={<span className="hide-sm">{longDay(today)}</span>}
      actions={
        can('orders.write') && (
          <LinkButton look="primary" icon={IconPlus} shortcut="N" to="/ordens/nova">
            <span className="sr-sm">{t('newOrder')}</span>
          </LinkButton>
        )
      }
    >
      <Tiles />
      <div className="cols">
        <div className="stack">
          <Todo />
          {can('orders.read') && <Flow />}
        </div>
        <div className="stack">
          {can('consolidated.read') && <CashPanel />}
          {can('financial.read') && isPainted && (
            <Suspense>
              <Money />
            </Suspense>
          )}
        </div>
      </div>
    </Page>
  );
}

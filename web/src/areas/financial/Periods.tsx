import { useState } from 'react';
import { $api, api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import rules from '~/api/generated/financial.forms.json';
import { instant, month } from '~/format/date';
import { ActDialog } from '~/forms/ActDialog';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { Chip } from '~/ui/Chip';
import { Panel } from '~/ui/Panel';
import { Empty, Loaded } from '~/ui/States';
import './financial.css';
import { financial } from './messages';

type Period = Schemas['financial']['ListPeriodsItem'];

/** The months of the books, and who closed and reopened them. */
export function Periods() {
  const t = financial.use();
  const { can, today, organization } = useMe();
  const periods = $api.useQuery('get', '/api/v1/financial/periods');
  // Only the owner reopens, and a month is closed once it is over.
  const may = (one: Period) => can('financial.close') && (one.closed ? organization.role === 'Owner' : one.month < today.slice(0, 7));
  const [asking, setAsking] = useState<Period>();
  const path = asking && { params: { path: { month: asking.month } } };
  return (
    <Panel title={t('periods')}>
      <Loaded query={periods} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t('emptyPeriods')}</Empty>
          ) : (
            items.map((one) => (
              <div key={one.month} className="period">
                <div className="row">
                  <b>{month(one.month)}</b>
                  <span className="sp" />
                  <Chip tone={one.closed ? 'ok' : 'non'}>{t(one.closed ? 'periodClosed' : 'periodOpen')}</Chip>
                  {may(one) && (
                    <Button
                      small
                      look={one.closed ? 'danger' : undefined}
                      aria-label={`${t(one.closed ? 'reopenPeriod' : 'closePeriod')}: ${month(one.month)}`}
                      onClick={() => setAsking(one)}
                    >
                      {t(one.closed ? 'reopenPeriod' : 'closePeriod')}
                    </Button>
                  )}
                </div>
                {one.changes.map((change) => (
                  <p key={change.at} className="sm mut">
                    {t(change.closed ? 'changeClosed' : 'changeReopened', {
                      at: instant(change.at),
                      by: change.by,
                      reason: change.reason ?? '—',
                    })}
                  </p>
                ))}
              </div>
            ))
          )
        }
      </Loaded>
      {asking && path && (
        <ActDialog
          title={`${t(asking.closed ? 'reopenPeriod' : 'closePeriod')} · ${month(asking.month)}`}
          label={t(asking.closed ? 'reopenPeriod' : 'closePeriod')}
          reason={asking.closed ? { label: t('reason'), rules: { ...rules.ReopenPeriodRequest, required: ['reason'] } } : undefined}
          close={() => setAsking(undefined)}
          send={(reason, sending) =>
            asking.closed
              ? api.POST('/api/v1/financial/periods/{month}/reopen', { ...path, body: { reason: reason || null }, ...sending })
              : api.POST('/api/v1/financial/periods/{month}/close', { ...path, ...sending })
          }
        >
          {t(asking.closed ? 'reopenPeriodText' : 'closePeriodText', { month: month(asking.month) })}
        </ActDialog>
      )}
    </Panel>
  );
}

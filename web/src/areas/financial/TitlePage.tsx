import { IconBan, IconCash } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { $api, api } from '~/api/client';
import rules from '~/api/generated/financial.forms.json';
import { Page } from '~/app/Page';
import { day, instant } from '~/format/date';
import { reais } from '~/format/number';
import { ActDialog } from '~/forms/ActDialog';
import { DayField } from '~/forms/DayField';
import { useMe } from '~/session/me';
import { Button, LinkButton } from '~/ui/Button';
import { Chip } from '~/ui/Chip';
import { Figures } from '~/ui/Figures';
import { Note } from '~/ui/Note';
import { Panel } from '~/ui/Panel';
import { Loaded } from '~/ui/States';
import { CreditDialog } from './CreditDialog';
import './financial.css';
import { financial } from './messages';
import { PixPanel } from './PixPanel';
import { RenegotiateDialog } from './RenegotiateDialog';
import { Charges, SettleDialog, type TitleData } from './SettleDialog';
import { Settlements } from './Settlements';
import { FinancialTabs } from './shared';
import { TitleChip } from './TitleChip';

const isUnpaid = (title: TitleData) => title.status === 'Open' || title.status === 'Partial' || title.status === 'Overdue';

/** One title: what is owed on a day, and what was paid. */
export function TitlePage() {
  const t = financial.use();
  const { can } = useMe();
  const { id } = useParams({ from: '/shell/financeiro/titulos/$id' });
  const [doing, setDoing] = useState<'settle' | 'credit' | 'renegotiate' | 'cancel'>();
  const query = $api.useQuery('get', '/api/v1/financial/titles/{id}', { params: { path: { id } } });
  const title = query.data;
  const party = title?.kind === 'Receivable' ? (title.partyId ?? '') : '';
  const kept = $api.useQuery(
    'get',
    '/api/v1/financial/customers/{id}/credit',
    { params: { path: { id: party } } },
    { enabled: party !== '' },
  );
  const credit = kept.data?.balance ?? 0;
  const settles = !!title && isUnpaid(title) && can('financial.settle');
  const close = () => setDoing(undefined);
  const isPayable = title?.kind === 'Payable';
  const cancels = !!title?.mayBeCancelled && can('financial.reverse');
  const acts = (settles || cancels) && (
    <>
      {cancels && (
        <Button look="ghost" icon={IconBan} onClick={() => setDoing('cancel')}>
          {t('cancelTitle')}
        </Button>
      )}
      {settles && title.kind === 'Receivable' && <Button onClick={() => setDoing('renegotiate')}>{t('renegotiate')}</Button>}
      {settles && (
        <Button look="primary" icon={IconCash} onClick={() => setDoing('settle')}>
          {t(isPayable ? 'pay' : 'settle')}
        </Button>
      )}
    </>
  );
  return (
    <Page
      title={title?.number ?? ''}
      sub={title && <TitleChip status={title.status} />}
      up={isPayable ? { to: '/financeiro/pagar', label: t('payables') } : { to: '/financeiro/receber', label: t('receivables') }}
      actions={<div className="row hide-sm">{acts}</div>}
      bar={<FinancialTabs />}
    >
      <Loaded query={query}>
        {(one) => (
          <div className="stack">
            {acts && <div className="row w only-sm">{acts}</div>}
            {settles && credit > 0 && (
              <Note
                action={
                  <Button small onClick={() => setDoing('credit')}>
                    {t('useCredit')}
                  </Button>
                }
              >
                {t('hasCredit', { party: one.party, credit: reais(credit) })}
              </Note>
            )}
            <Agreement title={one} />
            {one.withdrawn && (
              <Note tone="lim">{t('withdrawn', { by: one.withdrawn.by, when: instant(one.withdrawn.at), why: one.withdrawn.why })}</Note>
            )}
            <div className="side-by">
              <div className="stack">
                <Data title={one} />
                <Settlements title={one} />
              </div>
              {isUnpaid(one) && (
                <div className="stack">
                  <Owed title={one} />
                  {one.kind === 'Receivable' && <PixPanel title={one} />}
                </div>
              )}
            </div>
          </div>
        )}
      </Loaded>
      {title && doing === 'settle' && <SettleDialog title={title} close={close} />}
      {title && doing === 'credit' && <CreditDialog title={title} credit={credit} close={close} />}
      {title && doing === 'cancel' && (
        <ActDialog
          title={`${t('cancelTitle')} · ${title.number}`}
          label={t('cancelTitle')}
          reason={{ label: t('reason'), rules: rules.WithdrawTitleRequest }}
          send={(reason, sending) =>
            api.POST('/api/v1/financial/titles/{id}/cancel', { params: { path: { id } }, body: { reason }, ...sending })
          }
          close={close}
        >
          {t('cancelTitleHelp')}
        </ActDialog>
      )}
      {title && doing === 'renegotiate' && <RenegotiateDialog title={title} close={close} />}
    </Page>
  );
}

/** Where a title went, or where it came from. */
function Agreement({ title }: { title: TitleData }) {
  const t = financial.use();
  const id = title.renegotiatedBy ?? title.renegotiationOf;
  if (!id) return null;
  return (
    <Note
      action={
        <LinkButton small to="/financeiro/acordos/$id" params={{ id }}>
          {t('seeAgreement')}
        </LinkButton>
      }
    >
      {t(title.renegotiatedBy ? 'replacedBy' : 'replaces')}
    </Note>
  );
}

function Data({ title }: { title: TitleData }) {
  const t = financial.use();
  return (
    <Panel
      title={title.party}
      actions={
        <>
          {title.provisional && <Chip dash>{t('provisional')}</Chip>}
          {title.orderId && (
            <LinkButton small look="ghost" to="/ordens/$id" params={{ id: title.orderId }}>
              {t('order')}
            </LinkButton>
          )}
        </>
      }
    >
      <Figures
        of={[
          { name: t('owed'), value: reais(title.balance), tone: title.status === 'Overdue' ? 'out' : undefined },
          { name: t('amount'), value: reais(title.amount) },
          { name: t('dueOn'), value: day(title.dueOn) },
          { name: t('issuedOn'), value: day(title.issuedOn) },
          ...(title.of > 1 ? [{ name: t('installment'), value: `${title.installment}/${title.of}` }] : []),
          ...(title.cancelled > 0 ? [{ name: t('cancelled'), value: reais(title.cancelled) }] : []),
        ]}
      />
      <div className="pb">
        <dl className="kv l">
          <dt>{t('category')}</dt>
          <dd>{title.category}</dd>
          <dt>{t('competence')}</dt>
          <dd className="m">{title.competence}</dd>
          {title.document && (
            <>
              <dt>{t('document')}</dt>
              <dd className="m">{title.document}</dd>
            </>
          )}
          {title.description && (
            <>
              <dt>{t('description')}</dt>
              <dd>{title.description}</dd>
            </>
          )}
        </dl>
      </div>
    </Panel>
  );
}

function Owed({ title }: { title: TitleData }) {
  const t = financial.use();
  const { today } = useMe();
  const [on, setOn] = useState(today);
  return (
    <Panel title={t('owedOn', { day: day(on) })} padded>
      <div className="stack">
        <DayField required label={t('chargesOn')} w={160} value={on} onChange={(value) => value && setOn(value)} />
        <Charges id={title.id} on={on} />
      </div>
    </Panel>
  );
}

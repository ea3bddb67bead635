import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { $api, api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { Page } from '~/app/Page';
import { day } from '~/format/date';
import { rate, reais } from '~/format/number';
import { ActDialog } from '~/forms/ActDialog';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { Chip } from '~/ui/Chip';
import { type Column, DataTable } from '~/ui/DataTable';
import { Note } from '~/ui/Note';
import { Panel } from '~/ui/Panel';
import { Empty, Loaded } from '~/ui/States';
import { SettingsTabs } from './SettingsTabs';
import { EndRuleDialog, TaxRuleDialog } from './TaxRuleDialogs';
import { taxRules } from './taxRules';
import './settings.css';

type Own = Schemas['fiscal']['ListRulesOwn'];
type National = Schemas['fiscal']['ListRulesNational'];
type Shown = Pick<Own['facts'], 'topic' | 'from'> & Partial<Own['facts']>;
type Topic = National['topic'];
type Open = { is: 'add'; topic?: Topic; since?: string } | { is: 'end' | 'remove'; rule: Own } | null;

const tones = { coming: 'lim', inForce: 'ok', ended: 'non' } as const;
const stateOf = (rule: Own) => (rule.ended ? 'ended' : rule.begun ? 'inForce' : 'coming');

/** What a rule is narrowed to, in one line. */
function useNarrowed() {
  const t = taxRules.use();
  return ({ ncm, cest, fromUf, toUf, city, service, imported }: Partial<Own['facts']>) =>
    [
      [fromUf, toUf].filter(Boolean).join(' → '),
      ncm && `NCM ${ncm}`,
      cest && `CEST ${cest}`,
      city && `IBGE ${city}`,
      service && `cTribNac ${service}`,
      imported && t('parts.imported'),
    ]
      .filter(Boolean)
      .join(' · ');
}

/** What every table of rules says; `of` finds the rule in a row. */
function useRuleColumns<T>(of: (row: T) => Shown): Column<T>[] {
  const t = taxRules.use();
  const narrowed = useNarrowed();
  return [
    { head: t('topic'), phone: 'title', cell: (row) => t(`topics.${of(row).topic}`) },
    {
      head: t('rate'),
      number: true,
      phone: 'value',
      cell: (row) => {
        const { rate: value, limit } = of(row);
        if (value === null || value === undefined) return <span className="mut">{t('notLevied')}</span>;
        return (
          <>
            <b>{rate(value)}</b>
            {limit ? <span className="mut"> {t('above', { limit: reais(limit) })}</span> : null}
          </>
        );
      },
    },
    {
      head: t('when'),
      phone: 'detail',
      cell: (row) => {
        const { from, until } = of(row);
        return (
          <>
            <span className="m mut">{until ? t('span', { from: day(from), until: day(until) }) : t('since', { from: day(from) })}</span>
            <span className="two wrap law">{narrowed(of(row))}</span>
          </>
        );
      },
    },
  ];
}

/** The rates and margins that notes are reckoned with: those of the country, and those the shop adds. */
export function TaxRulesPage() {
  const t = taxRules.use();
  const { can } = useMe();
  const [open, setOpen] = useState<Open>(null);
  const query = $api.useQuery('get', '/api/v1/fiscal/rules');
  const writes = can('settings.write');
  return (
    <Page
      title={t('title')}
      actions={
        writes && (
          <Button look="primary" icon={IconPlus} shortcut="N" onClick={() => setOpen({ is: 'add' })}>
            {t('new')}
          </Button>
        )
      }
      bar={<SettingsTabs />}
    >
      <Loaded query={query} rows={8}>
        {({ missing, shop, nation, kinds }) => (
          <div className="stack">
            {missing.map(({ topic, name, since }) => (
              <Note
                key={topic}
                tone="out"
                action={
                  writes && (
                    <Button small onClick={() => setOpen({ is: 'add', topic, since })}>
                      {t('add')}
                    </Button>
                  )
                }
              >
                {t('missing', { name, topic: t(`topics.${topic}`), day: day(since) })}
              </Note>
            ))}
            <ShopRules rules={shop} act={writes ? setOpen : undefined} />
            <NationRules rules={nation} />
            {open?.is === 'add' && <TaxRuleDialog kinds={kinds} topic={open.topic} since={open.since} close={() => setOpen(null)} />}
          </div>
        )}
      </Loaded>
      {open?.is === 'end' && <EndRuleDialog rule={open.rule} close={() => setOpen(null)} />}
      {open?.is === 'remove' && (
        <ActDialog
          title={t('removeOf', { topic: t(`topics.${open.rule.facts.topic}`) })}
          label={t('remove')}
          send={(_, sending) => api.DELETE('/api/v1/fiscal/rules/{id}', { params: { path: { id: open.rule.id } }, ...sending })}
          close={() => setOpen(null)}
        >
          {t('removeHelp')}
        </ActDialog>
      )}
    </Page>
  );
}

function ShopRules({ rules, act }: { rules: Own[]; act?: (open: Open) => void }) {
  const t = taxRules.use();
  const columns: Column<Own>[] = [
    ...useRuleColumns<Own>(({ facts }) => facts),
    { head: t('source'), cell: ({ facts }) => <span className="law mut">{facts.source}</span> },
    {
      head: t('state'),
      phone: 'state',
      cell: (row) => (
        <span className="row">
          <Chip tone={tones[stateOf(row)]}>{t(`states.${stateOf(row)}`)}</Chip>
          {act && !row.ended && (
            <Button small look="ghost" onClick={() => act({ is: row.begun ? 'end' : 'remove', rule: row })}>
              {t(row.begun ? 'end' : 'remove')}
            </Button>
          )}
        </span>
      ),
    },
  ];
  return (
    <Panel title={t('shop')}>
      {rules.length === 0 ? (
        <Empty>{t('shopNone')}</Empty>
      ) : (
        <DataTable label={t('shop')} columns={columns} rows={rules} rowKey={(row) => row.id} />
      )}
    </Panel>
  );
}

function NationRules({ rules }: { rules: National[] }) {
  const t = taxRules.use();
  const columns: Column<National>[] = [
    ...useRuleColumns<National>((row) => row),
    {
      head: t('source'),
      cell: ({ source, confirm }) => (
        <span className="law mut">
          {source} {confirm && <Chip tone="lim">{t('confirm')}</Chip>}
        </span>
      ),
    },
  ];
  return (
    <Panel title={t('nation')}>
      <DataTable label={t('nation')} columns={columns} rows={rules} rowKey={(row) => row.id} />
    </Panel>
  );
}

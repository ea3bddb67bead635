import { $api } from '~/api/client';
import { Page } from '~/app/Page';
import { useFilters } from '~/app/useFilters';
import { useMe } from '~/session/me';
import { kindWords } from '~/ui/kinds';
import { Panel } from '~/ui/Panel';
import { Loaded } from '~/ui/States';
import { SettingsTabs } from './SettingsTabs';
import { useSaved } from './saved';
import { shop } from './shopMessages';
import { type Workflow, WorkflowEditor } from './WorkflowEditor';
import './shop.css';

/** The way each kind of component takes through the shop. */
export function WorkflowsPage() {
  const t = shop.use();
  const kind = kindWords.use();
  const { filters, set } = useFilters<{ componente?: Workflow['kind'] }>();
  const workflows = $api.useQuery('get', '/api/v1/orders/workflows');
  return (
    <Page title={t('workflows.title')} up={{ to: '/ajustes', label: t('settings') }} bar={<SettingsTabs />}>
      <Loaded query={workflows} rows={6}>
        {({ items }) => {
          const shown = items.find((one) => one.kind === filters.componente) ?? items[0];
          if (!shown) return null;
          return (
            <div className="workflows">
              <nav className="panel ways" aria-label={t('workflows.kind')}>
                {items.map((one) => (
                  <button
                    key={one.kind}
                    type="button"
                    aria-current={one === shown ? 'true' : undefined}
                    onClick={() => set({ componente: one.kind })}
                  >
                    {kind(one.kind)} <span className="mut">{one.steps.length}</span>
                  </button>
                ))}
              </nav>
              <Panel
                title={kind(shown.kind)}
                sub={shown.version === 0 ? t('workflows.house') : t('workflows.version', { version: shown.version })}
                footer={`${t('workflows.productionHelp')} ${t('workflows.help')}`}
                padded
              >
                <Editing key={shown.kind} workflow={shown} />
              </Panel>
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
}

/** Of one component: each version has an editor of its own, and that it was saved is said beyond it. */
function Editing({ workflow }: { workflow: Workflow }) {
  const { can } = useMe();
  const saved = useSaved();
  return <WorkflowEditor key={workflow.version} workflow={workflow} writes={can('settings.write')} saved={saved} />;
}

import { Menu } from '@mantine/core';
import { IconCheck, IconDots, IconPlayerPlay, IconPlayerSkipForward, IconRotate } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '~/api/client';
import { sentence } from '~/api/problem';
import { queries } from '~/api/queries';
import { useSubmit } from '~/forms/useSubmit';
import { useMe } from '~/session/me';
import { Button, LinkButton } from '~/ui/Button';
import { Glyph } from '~/ui/Glyph';
import { kindWords } from '~/ui/kinds';
import { Note } from '~/ui/Note';
import { VerdictChip } from '~/ui/verdicts';
import { order as messages } from './messages';
import { CompleteDialog, ReworkDialog, SkipDialog } from './StepDialogs';
import { currentStep, obstacle, reworkable } from './track';
import type { Order, OrderComponent } from './useOrder';
import { WorkflowTrack } from './WorkflowTrack';

const over: Order['status'][] = ['Delivered', 'Cancelled'];

/** One component: what was found, its way through the shop, and what can be done to it now. */
export function ComponentRow({ order, component, finding }: { order: Order; component: OrderComponent; finding?: string }) {
  const t = messages.use();
  const k = kindWords.use();
  const verdict = component.finalVerdict ?? component.verdict;
  const name = component.label ? `${k(component.kind)} (${component.label})` : k(component.kind);
  return (
    <article className="cp" aria-label={name}>
      <span className="gl">
        <Glyph kind={component.kind} large />
      </span>
      <div className="cn">
        <b>{name}</b>
        <span className="mut">{finding ?? (component.condition && t('condition', { text: component.condition }))}</span>
      </div>
      <div className="vv">{verdict && <VerdictChip verdict={verdict} />}</div>
      <WorkflowTrack order={order} component={component} />
      {!over.includes(order.status) && <Actions order={order} component={component} name={name} />}
    </article>
  );
}

function Actions({ order, component, name }: { order: Order; component: OrderComponent; name: string }) {
  const t = messages.use();
  const { can } = useMe();
  const [dialog, setDialog] = useState<'complete' | 'skip' | 'rework' | null>(null);
  const step = currentStep(component);
  const stopped = obstacle(order, component);
  const mayWork = can('orders.work');
  const maySkip = can('orders.write') && step?.status === 'Pending' && step.gates.length === 0;
  const mayRework = mayWork && reworkable(component).length > 0;
  const measures = (stopped === 'verdict' || stopped === 'out') && can('diagnostics.read');
  const path = { id: order.id, componentId: component.id, code: step?.code ?? '' };
  const start = useSubmit(
    (to: typeof path, sending) =>
      api.POST('/api/v1/orders/{id}/components/{componentId}/steps/{code}/start', { params: { path: to }, ...sending }),
    { done: () => queries.invalidateQueries() },
  );
  const close = () => setDialog(null);
  if (!step && !mayRework) return null;
  return (
    <div className="do">
      {step && !stopped && mayWork && step.status === 'Pending' && (
        <Button small icon={IconPlayerPlay} busy={start.isPending} onClick={() => start.mutate(path)}>
          {t('step.start', { step: step.name })}
        </Button>
      )}
      {step && !stopped && mayWork && step.status === 'InProgress' && (
        <Button small icon={IconCheck} onClick={() => setDialog('complete')}>
          {t('step.complete', { step: step.name })}
        </Button>
      )}
      {stopped && <span className="sm t-lim">{t(reasons[stopped])}</span>}
      {measures && (
        <LinkButton small to="/diagnostico/$orderId" params={{ orderId: order.id }} search={{ peca: component.id } as never}>
          {t('step.measure')}
        </LinkButton>
      )}
      {(maySkip || mayRework) && (
        <Menu position="bottom-start" shadow="none">
          <Menu.Target>
            <Button small look="ghost" icon={IconDots} aria-label={t('step.actions', { component: name })} />
          </Menu.Target>
          <Menu.Dropdown>
            {maySkip && (
              <Menu.Item leftSection={<IconPlayerSkipForward size={16} aria-hidden />} onClick={() => setDialog('skip')}>
                {t('step.skip', { step: step?.name ?? '' })}
              </Menu.Item>
            )}
            {mayRework && (
              <Menu.Item leftSection={<IconRotate size={16} aria-hidden />} onClick={() => setDialog('rework')}>
                {t('step.rework')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      {start.error && <Note tone="out">{sentence(start.error)}</Note>}
      {dialog === 'complete' && step && <CompleteDialog path={path} step={step} name={name} close={close} />}
      {dialog === 'skip' && step && <SkipDialog path={path} step={step} name={name} close={close} />}
      {dialog === 'rework' && <ReworkDialog order={order} component={component} name={name} close={close} />}
    </div>
  );
}

const reasons = {
  approval: 'step.waitsApproval',
  parts: 'step.waitsParts',
  verdict: 'step.waitsVerdict',
  out: 'step.outVerdict',
} as const;

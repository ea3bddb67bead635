import { Checkbox, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import rules from '~/api/generated/orders.forms.json';
import { queries } from '~/api/queries';
import { FormActions } from '~/forms/FormActions';
import { useApiForm } from '~/forms/useApiForm';
import { Button } from '~/ui/Button';
import { Note } from '~/ui/Note';
import type { useSaved } from './saved';
import { shop } from './shopMessages';

export type Workflow = Schemas['orders']['ListWorkflowsItem'];
type Row = Schemas['orders']['Step'] & { key: string };

const gates = ['final-verdict', 'parts'] as const;

const bodyOf = ({ steps }: { steps: Row[] }) => ({ steps: steps.map(({ key: _, ...step }) => step) });

/** The steps in their order; saving them makes another version. */
export function WorkflowEditor({ workflow, writes, saved }: { workflow: Workflow; writes: boolean; saved: ReturnType<typeof useSaved> }) {
  const t = shop.use();
  const edit = useApiForm({
    initial: { steps: workflow.steps.map((step): Row => ({ ...step, key: step.code })) },
    rules: rules.ReplaceWorkflowRequest,
    body: bodyOf,
    send: (values, sending) =>
      api.PUT('/api/v1/orders/workflows/{kind}', { params: { path: { kind: workflow.kind } }, body: bodyOf(values), ...sending }),
    done() {
      // What is saved is another version, and its editor another one.
      saved.tell();
      queries.invalidateQueries();
    },
  });
  const { form } = edit;
  const { steps } = form.values;
  const add = () => form.insertListItem('steps', { key: crypto.randomUUID(), code: '', name: '', production: true, gates: [] });
  return (
    <form className="stack" onSubmit={edit.submit} noValidate>
      <ol className="stack way">
        {steps.map((step, at) => (
          <li key={step.key}>
            <Step of={form} at={at} writes={writes} />
            {writes && (
              <span className="row">
                <Button
                  look="ghost"
                  small
                  icon={IconArrowUp}
                  disabled={at === 0}
                  aria-label={t('workflows.up', { name: step.name })}
                  onClick={() => form.reorderListItem('steps', { from: at, to: at - 1 })}
                />
                <Button
                  look="ghost"
                  small
                  icon={IconArrowDown}
                  disabled={at === steps.length - 1}
                  aria-label={t('workflows.down', { name: step.name })}
                  onClick={() => form.reorderListItem('steps', { from: at, to: at + 1 })}
                />
                <Button
                  look="ghost"
                  small
                  icon={IconTrash}
                  disabled={steps.length === 1}
                  aria-label={t('workflows.remove', { name: step.name })}
                  onClick={() => form.removeListItem('steps', at)}
                />
              </span>
            )}
          </li>
        ))}
      </ol>
      {saved.isShown && !form.isDirty() && <Note tone="ok">{t('workflows.saved')}</Note>}
      {writes && (
        <>
          <div>
            <Button icon={IconPlus} onClick={add}>
              {t('workflows.add')}
            </Button>
          </div>
          <FormActions refusal={edit.refusal} busy={edit.busy} waiting={edit.waiting} label={t('workflows.save')} />
        </>
      )}
    </form>
  );
}

type Form = ReturnType<typeof useApiForm<{ steps: Row[] }, unknown>>['form'];

function Step({ of, at, writes }: { of: Form; at: number; writes: boolean }) {
  const t = shop.use();
  const number = at + 1;
  return (
    <fieldset className="plainset" disabled={!writes}>
      <legend className="sr">{t('workflows.step', { number })}</legend>
      <span className="m mut">{number}</span>
      <TextInput required aria-label={t('name')} placeholder={t('name')} {...of.getInputProps(`steps.${at}.name`)} />
      <TextInput
        required
        aria-label={t('code')}
        placeholder={t('code')}
        title={t('workflows.codeHelp')}
        classNames={{ input: 'm' }}
        {...of.getInputProps(`steps.${at}.code`)}
      />
      <Checkbox label={t('workflows.production')} {...of.getInputProps(`steps.${at}.production`, { type: 'checkbox' })} />
      <Checkbox.Group aria-label={t('workflows.gates')} {...of.getInputProps(`steps.${at}.gates`)}>
        <span className="row w">
          {gates.map((gate) => (
            <Checkbox key={gate} value={gate} label={t(`workflows.gate.${gate}`)} />
          ))}
        </span>
      </Checkbox.Group>
    </fieldset>
  );
}

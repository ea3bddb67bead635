import { Modal } from '@mantine/core';
import { useState } from 'react';
import { api } from '~/api/client';
import { sentence } from '~/api/problem';
import { queries } from '~/api/queries';
import { quantity } from '~/format/number';
import { useSubmit } from '~/forms/useSubmit';
import { Button } from '~/ui/Button';
import type { ComponentKind } from '~/ui/Glyph';
import { kindWords } from '~/ui/kinds';
import { common } from '~/ui/messages';
import { Note } from '~/ui/Note';
import { budgets } from './messages';
import type { Budget } from './rows';

/** What the measurements ask for, with the reason of each; nothing of it enters the budget silently. */
export function SuggestionsDialog({ budget, flush, close }: { budget: Budget; flush: () => Promise<void>; close: () => void }) {
  const t = budgets.use();
  const c = common.use();
  const k = kindWords.use();
  const isOn = (code: string, component: string) => budget.lines.some((line) => line.code === code && line.componentId === component);
  const open = [...new Set(budget.suggestions.filter((one) => !isOn(one.code, one.componentId)).map((one) => one.code))];
  const [chosen, setChosen] = useState(open);
  const accept = useSubmit(
    async (codes: string[], sending) => {
      await flush();
      await api.POST('/api/v1/budgets/{id}/suggestions/accept', { params: { path: { id: budget.id } }, body: { codes }, ...sending });
    },
    {
      async done() {
        await queries.invalidateQueries();
        close();
      },
    },
  );
  return (
    <Modal opened onClose={close} title={t('suggestions.title')} size={560}>
      <div className="stack">
        {budget.suggestions.length === 0 && <p className="mut">{t('suggestions.none')}</p>}
        <ul className="sugl">
          {budget.suggestions.map((one) => {
            const already = isOn(one.code, one.componentId);
            return (
              <li key={one.code + one.componentId}>
                <label>
                  <input
                    type="checkbox"
                    className="chk"
                    disabled={already}
                    checked={already || chosen.includes(one.code)}
                    onChange={() =>
                      setChosen(chosen.includes(one.code) ? chosen.filter((code) => code !== one.code) : [...chosen, one.code])
                    }
                  />
                  <span>
                    <b>{one.description}</b> <span className="m mut">{one.code}</span>
                    <small>
                      {k(budget.components.find((component) => component.id === one.componentId)?.kind as ComponentKind)}:{' '}
                      {already ? t('suggestions.already') : one.reason}
                    </small>
                  </span>
                  <span className="n">× {quantity(one.quantity)}</span>
                </label>
              </li>
            );
          })}
        </ul>
        {accept.isError && <Note tone="out">{sentence(accept.error)}</Note>}
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={close}>{c('cancel')}</Button>
          <Button
            data-autofocus
            look="primary"
            disabled={chosen.length === 0}
            busy={accept.isPending}
            onClick={() => accept.mutate(chosen)}
          >
            {t('suggestions.accept', { count: chosen.length })}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

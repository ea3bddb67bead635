import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '~/api/client';
import { AskDialog } from './AskDialog';
import type { Dialog } from './BudgetActions';
import { DecisionDialog } from './DecisionDialog';
import { blankRow, LineDialog } from './LineDialog';
import { budgets } from './messages';
import { type Budget, totalsOf } from './rows';
import { SendDialog } from './SendDialog';
import { SuggestionsDialog } from './Suggestions';
import type { Editor } from './useBudget';

type Props = { dialog: Dialog; budget: Budget; editor: Editor; close: () => void };

export function BudgetDialogs({ dialog, budget, editor, close }: Props) {
  const t = budgets.use();
  const navigate = useNavigate();
  const [fresh] = useState(blankRow);
  const path = { params: { path: { id: budget.id } } };
  switch (dialog.is) {
    case 'line':
      return <LineDialog budget={budget} row={dialog.row} isNew={false} close={close} done={(row) => editor.setRow(row.key, row)} />;
    case 'free':
      return <LineDialog budget={budget} row={fresh} isNew close={close} done={editor.add} />;
    case 'suggestions':
      return <SuggestionsDialog budget={budget} flush={editor.flush} close={close} />;
    case 'decision':
      return <DecisionDialog budget={budget} close={close} />;
    case 'revise':
      return (
        <AskDialog
          title={t('revise.title')}
          text={t('revise.text', { version: `v${budget.version}` })}
          action={t('revise.action')}
          close={close}
          send={async (sending) => {
            await api.POST('/api/v1/budgets/{id}/revise', { ...path, ...sending });
          }}
        />
      );
    case 'supplement':
      return (
        <AskDialog
          title={t('supplement.title')}
          text={t('supplement.text')}
          action={t('supplement.action')}
          close={close}
          send={async (sending) => {
            const { data } = await api.POST('/api/v1/budgets', { body: { orderId: budget.orderId, supplementary: true }, ...sending });
            if (data) navigate({ to: '/orcamentos/$id', params: { id: data.id } });
          }}
        />
      );
    default:
      return (
        <SendDialog
          budget={budget}
          total={totalsOf(editor.rows, editor.discount).total}
          kind={dialog.is}
          flush={editor.flush}
          close={close}
        />
      );
  }
}

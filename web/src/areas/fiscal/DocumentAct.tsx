import { api } from '~/api/client';
import rules from '~/api/generated/fiscal.forms.json';
import { ActDialog } from '~/forms/ActDialog';
import type { Sending } from '~/forms/useApiForm';
import { fiscal } from './messages';

export type DocAct = 'abandon' | 'cancel' | 'correct' | 'contingency' | 'replace';

/** What is declared about a note, each with its reason. */
export function DocumentAct({ id, act, close }: { id: string; act: DocAct; close: () => void }) {
  const t = fiscal.use();
  const path = { params: { path: { id } } };
  const acts = {
    abandon: {
      title: t('abandon'),
      text: t('abandonText'),
      rules: rules.AbandonDocumentRequest,
      send: (reason: string, sending: Sending) =>
        api.POST('/api/v1/fiscal/documents/{id}/abandon', { ...path, body: { reason }, ...sending }),
    },
    cancel: {
      title: t('cancelDocument'),
      text: t('cancelText'),
      rules: rules.CancelDocumentRequest,
      send: (reason: string, sending: Sending) =>
        api.POST('/api/v1/fiscal/documents/{id}/cancel', { ...path, body: { reason }, ...sending }),
    },
    correct: {
      title: t('correct'),
      text: t('correctText'),
      rules: { required: ['reason'], properties: { reason: rules.CorrectDocumentRequest.properties.text } },
      send: (text: string, sending: Sending) =>
        api.POST('/api/v1/fiscal/documents/{id}/corrections', { ...path, body: { text }, ...sending }),
    },
    contingency: {
      title: t('contingency'),
      text: t('contingencyText'),
      rules: rules.IssueInContingencyRequest,
      send: (reason: string, sending: Sending) =>
        api.POST('/api/v1/fiscal/documents/{id}/contingency', { ...path, body: { reason }, ...sending }),
    },
    replace: {
      title: t('replace'),
      text: t('replaceText'),
      rules: rules.IssueInContingencyRequest,
      send: (reason: string, sending: Sending) =>
        api.POST('/api/v1/fiscal/documents/{id}/replace', { ...path, body: { reason }, ...sending }),
    },
  };
  const { title, text, send, rules: asked } = acts[act];
  return (
    <ActDialog
      title={title}
      label={title}
      reason={{ label: act === 'correct' ? t('correction') : t('reason'), rules: asked }}
      send={send}
      close={close}
    >
      {text}
    </ActDialog>
  );
}

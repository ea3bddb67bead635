import { FileInput, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import rules from '~/api/generated/fiscal.forms.json';
import { queries } from '~/api/queries';
import { instant } from '~/format/date';
import { FormActions } from '~/forms/FormActions';
import { useApiForm } from '~/forms/useApiForm';
import { useMe } from '~/session/me';
import { Figures } from '~/ui/Figures';
import { Note } from '~/ui/Note';
import { Panel } from '~/ui/Panel';
import { fiscalText } from './fiscal';
import { Saved, useSaved } from './saved';

/** What signs the notes, and until when it may. */
export function CertificatePanel({ certificate }: { certificate: Schemas['fiscal']['ShowProfileResponse']['certificate'] }) {
  const t = fiscalText.use();
  const { can } = useMe();
  return (
    <Panel title={t('certificate')}>
      {certificate ? (
        <Figures
          of={[
            { name: t('holder'), value: certificate.holder },
            { name: t('ends'), value: instant(certificate.ends) },
          ]}
        />
      ) : (
        <p className="pb sec">{t('none')}</p>
      )}
      <div className="pb stack">
        {certificate?.warning && <Note tone="lim">{certificate.warning}</Note>}
        {can('settings.write') && <CertificateForm />}
      </div>
    </Panel>
  );
}

/** The bytes of a file as the API takes them. */
async function base64(file: File | null) {
  const bytes = new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer(0));
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

const blank = { pfx: '', password: '' };

function CertificateForm() {
  const t = fiscalText.use();
  const saved = useSaved();
  const [file, setFile] = useState<File | null>(null);
  const { form, ...upload } = useApiForm({
    initial: blank,
    rules: { ...rules.UploadCertificateRequest, required: ['pfx'] },
    // A file may be protected by no password at all.
    send: ({ pfx, password }, sending) =>
      api.PUT('/api/v1/fiscal/profile/certificate', { body: { pfx, password: password ?? '' }, ...sending }),
    async done() {
      setFile(null);
      form.resetDirty(blank);
      form.reset();
      saved.tell();
      await queries.invalidateQueries();
    },
  });
  return (
    <form className="stack" onSubmit={upload.submit} noValidate>
      <FileInput
        required
        label={t('file')}
        accept=".pfx,.p12"
        error={form.errors.pfx}
        value={file}
        onChange={async (chosen) => {
          setFile(chosen);
          form.setFieldValue('pfx', await base64(chosen));
        }}
      />
      <PasswordInput
        autoComplete="off"
        label={t('password')}
        visibilityToggleButtonProps={{ 'aria-label': t('show') }}
        {...form.getInputProps('password')}
      />
      <FormActions {...upload} label={t('send')} />
      <Saved show={saved.isShown && !form.isDirty()} />
    </form>
  );
}

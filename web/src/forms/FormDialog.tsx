import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { FormActions } from './FormActions';
import type { ApiForm } from './useApiForm';

type Props = {
  title: string;
  close: () => void;
  of: ApiForm;
  /** What the button does; saves where it is not said. */
  label?: string;
  wide?: boolean;
  onReload?: () => void;
  children: ReactNode;
};

/** A form over the page; what was typed is not lost by a slip. */
export function FormDialog({ title, close, of, label, wide, onReload, children }: Props) {
  return (
    <Modal opened onClose={() => !of.busy && of.mayLeave() && close()} title={title} size={wide ? 'xl' : 'md'}>
      <form className="stack" onSubmit={of.submit} noValidate>
        {children}
        <FormActions refusal={of.refusal} busy={of.busy} waiting={of.waiting} label={label} onCancel={close} onReload={onReload} />
      </form>
    </Modal>
  );
}

import { useForm } from '@mantine/form';
import { useBlocker } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { fieldsOf, Refused } from '~/api/problem';
import { common } from '~/ui/messages';
import { check, type Rules } from './rules';
import { type Sending, useSubmit } from './useSubmit';

export type { Sending };

type Values = Record<string, unknown>;

type Options<T extends Values, R> = {
  initial: T;
  /** Of the request, from `~/api/generated/<module>.forms.json`. */
  rules?: Rules;
  /** What the form's values are sent as, where that differs; what is wrong there is shown at the field of the same path. */
  body?: (values: T) => unknown;
  /** Sends. */
  send: (values: T, sending: Sending) => Promise<R>;
  done?: (result: R, values: T) => void;
  /** Whether leaving asks first; forms in dialogs ask on their own. */
  guard?: boolean;
};

/** What the end of a form needs of it. */
export type ApiForm = {
  submit: (event?: React.FormEvent<HTMLFormElement>) => void;
  refusal: unknown;
  busy: boolean;
  waiting: boolean;
  /** `mayDiscard` of its form. */
  mayLeave: () => boolean;
};

/** Empty texts are nothing to the API. */
export function clean<T>(value: T): T {
  if (typeof value === 'string') return (value.trim() || null) as T;
  if (Array.isArray(value)) return value.map(clean) as T;
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, clean(one)])) as T;
  return value;
}

/** Whether what was typed may be thrown away: nothing was, or the person says so. */
export const mayDiscard = (form: { isDirty: () => boolean }) => !form.isDirty() || window.confirm(common.say('unsaved'));

/**
 * A form over one operation of the API. What is wrong appears beside its field, whoever found it; what belongs to no field is `refusal`. Nothing typed is lost:
 * without a connection the submit waits and is sent when there is one again, under the same key.
 */
export function useApiForm<T extends Values, R>({ initial, rules, body, send, done, guard = true }: Options<T, R>) {
  const form = useForm<T>({
    initialValues: initial,
    validate: (values) => (rules ? check(rules, body ? body(values) : values) : {}) as never,
  });
  const [refusal, setRefusal] = useState<unknown>(null);
  const finished = useRef(false);
  const sent = useRef(initial);

  /** Goes to the first field that is wrong; what is wrong where no field stands is said above the buttons. */
  function show(errors: Record<string, unknown>) {
    requestAnimationFrame(() => {
      const first = document.querySelector<HTMLElement>('form [aria-invalid="true"]');
      if (first) first.focus();
      else setRefusal(new Error(Object.values(errors).join(' ')));
    });
  }

  const mutation = useSubmit(send, {
    done(result, values: T) {
      finished.current = true;
      // What was typed since is still to be saved.
      form.resetDirty(sent.current);
      done?.(result, values);
      finished.current = false;
    },
    refused(error) {
      const known = error instanceof Refused ? fieldsOf(error.problem) : [];
      for (const [field, said] of known) form.setFieldError(field, said);
      setRefusal(known.length ? null : error);
      if (known.length) show(Object.fromEntries(known));
    },
  });

  const mayLeave = () => mayDiscard(form);

  useBlocker({
    shouldBlockFn: () => guard && !finished.current && !mayLeave(),
    enableBeforeUnload: () => guard && form.isDirty(),
    disabled: !guard,
  });

  /** What somebody else saved meanwhile comes in where nothing was typed; what was typed stays. */
  function rebase(theirs: T) {
    const mine = Object.fromEntries(Object.entries(form.getValues()).filter(([name]) => form.isDirty(name)));
    form.resetDirty(theirs);
    form.setValues({ ...theirs, ...mine });
    setRefusal(null);
  }

  const submit = form.onSubmit((values) => {
    setRefusal(null);
    sent.current = values;
    mutation.mutate(clean(values));
  }, show);

  return {
    form,
    submit,
    refusal,
    setRefusal,
    busy: mutation.isPending,
    waiting: mutation.isWaiting,
    result: mutation.data,
    mayLeave,
    rebase,
  };
}

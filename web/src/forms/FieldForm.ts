import type { UseFormReturnType } from '@mantine/form';

/** A form as parts that many forms share see it: by paths. */
export type FieldForm = UseFormReturnType<Record<string, unknown>>;

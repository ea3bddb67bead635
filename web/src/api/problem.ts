/** What the API says when it says no (RFC 9457), with the fields that are wrong where there are any. */
export type Problem = {
  type?: string | null;
  title?: string | null;
  status?: number | null;
  detail?: string | null;
  errors?: Record<string, string[]>;
  trace?: string;
};

export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title ?? `HTTP ${problem.status}`);
  }

  /** `budget-expired` of `urn:biela:budget-expired`. */
  get code() {
    return (this.problem.type ?? '').replace('urn:biela:', '');
  }

  get status() {
    return this.problem.status ?? 0;
  }

  /** Somebody changed it meanwhile. */
  get isConflict() {
    return this.status === 412 || this.code === 'changed-meanwhile';
  }
}

/** The sentence to show for whatever went wrong. */
export const sentence = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** The API's path of a field as a form's: `lines[0].sku` is `lines.0.sku`. */
const path = (field: string) => field.replace(/\[(\d+)\]/g, '.$1').replace(/^\$\.?/, '');

/** A rule that is about a field begins with its path: `issuer.address.cityCode: o município não é de MG.` */
const named = /^([a-z]\w*(?:\.[a-z]\w*|\[\d+\])*): (.+)$/su;

/** What was said of which field of a form. */
export function fieldsOf({ errors, detail }: Problem): [string, string][] {
  if (errors) return Object.entries(errors).map(([field, [said]]) => [path(field), said ?? '']);
  const [, field, said] = named.exec(detail ?? '') ?? [];
  return field && said ? [[path(field), said]] : [];
}

import i18next from 'i18next';
import { useSyncExternalStore } from 'react';
import { language } from './language';

/** Messages in groups. Plurals are two messages whose names end in `_one` and `_other`; `{{name}}` is replaced by a value of that name. */
type Messages = { [name: string]: string | Messages };

/** The same names with any text: a message that is missing in one language does not compile. */
type Like<T> = { [K in keyof T]: T[K] extends string ? string : Like<T[K]> };

type Singular<K extends string> = K extends `${infer Name}_one` | `${infer Name}_other` ? Name : K;

/** `group.name` of every message. */
type Path<T> = { [K in keyof T & string]: T[K] extends string ? Singular<K> : `${K}.${Path<T[K]>}` }[keyof T & string];

export type Say<T> = (path: Path<T>, values?: Record<string, string | number>) => string;

/** A share of a catalogue that is too long for one file, to be spread into both of its languages. */
export const words = <const T extends Messages>(pt: T, en: Like<T>) => ({ pt, en });

/** The messages of a part of the application, in both languages: `const text = catalogue('orders', pt, en)`, and in a component `const t = text.use()`. */
export function catalogue<const T extends Messages>(name: string, pt: T, en: Like<T>) {
  i18next.addResourceBundle('pt-BR', name, pt);
  i18next.addResourceBundle('en', name, en);
  const say = i18next.getFixedT(null, name) as unknown as Say<T>;
  return {
    use(): Say<T> {
      // biome-ignore lint/correctness/useHookAtTopLevel: `use` is the hook
      useSyncExternalStore(language.subscribe, language.current);
      return say;
    },
    /** Outside components. */
    say,
  };
}

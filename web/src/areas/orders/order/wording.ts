import { kinds, kindWords } from '~/ui/kinds';

const codes = new RegExp(`\\b(${kinds.join('|')})\\b`);

/** A line of the timeline with the component's word where the API has its code. */
export const worded = (what: string) => what.replace(codes, (code) => kindWords.say(code as (typeof kinds)[number]));

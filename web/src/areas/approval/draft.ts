type Answers = { decidedBy: string; document: string; reason: string; declined: string[] };

const keyOf = (link: string) => `biela.offer.${link}`;

/** What a customer has answered so far, for as long as the tab lives: a phone forgets the page that it does not show. Nobody signs twice by it. */
export const draft = {
  /** Of lines that the offer still has. */
  read(link: string, lines: readonly { id: string }[]): Partial<Answers> {
    try {
      const kept = JSON.parse(sessionStorage.getItem(keyOf(link)) ?? '{}') as Partial<Answers>;
      return { ...kept, declined: (kept.declined ?? []).filter((id) => lines.some((line) => line.id === id)) };
    } catch {
      return {};
    }
  },
  keep: (link: string, { decidedBy, document, reason, declined }: Answers) =>
    sessionStorage.setItem(keyOf(link), JSON.stringify({ decidedBy, document, reason, declined })),
  forget: (link: string) => sessionStorage.removeItem(keyOf(link)),
};

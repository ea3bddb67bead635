import i18next from 'i18next';

/** What the product speaks; Portuguese first. */
export type Language = 'pt-BR' | 'en';

const key = 'biela.language';
const stored = localStorage.getItem(key);

await i18next.init({
  lng: stored === 'en' ? 'en' : 'pt-BR',
  fallbackLng: 'pt-BR',
  resources: {},
  interpolation: { escapeValue: false },
  showSupportNotice: false,
});
document.documentElement.lang = i18next.language;

export const language = {
  current: () => i18next.language as Language,
  subscribe(tell: () => void) {
    i18next.on('languageChanged', tell);
    return () => i18next.off('languageChanged', tell);
  },
  async choose(next: Language) {
    localStorage.setItem(key, next);
    await i18next.changeLanguage(next);
    document.documentElement.lang = next;
  },
};

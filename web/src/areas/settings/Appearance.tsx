import { useMantineColorScheme } from '@mantine/core';
import { shell } from '~/app/messages';
import { language } from '~/i18n/language';
import { settings } from './messages';

const languages = { 'pt-BR': 'Português', en: 'English' } as const;

/** Light or dark, and what the product speaks; of this device only. */
export function Appearance() {
  const t = settings.use();
  const words = shell.use();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <div className="stack">
      <fieldset className="seg" aria-label={words('scheme.title')} style={{ justifySelf: 'start' }}>
        {(['light', 'dark', 'auto'] as const).map((scheme) => (
          <button key={scheme} type="button" aria-pressed={scheme === colorScheme} onClick={() => setColorScheme(scheme)}>
            {words(`scheme.${scheme}`)}
          </button>
        ))}
      </fieldset>
      <fieldset className="seg" aria-label={t('account.language')} style={{ justifySelf: 'start' }}>
        {(['pt-BR', 'en'] as const).map((one) => (
          <button key={one} type="button" lang={one} aria-pressed={one === language.current()} onClick={() => language.choose(one)}>
            {languages[one]}
          </button>
        ))}
      </fieldset>
      <p className="mut sm">{t('account.appearanceHelp')}</p>
    </div>
  );
}

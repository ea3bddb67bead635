import { type ReactNode, useEffect } from 'react';
import { language } from '~/i18n/language';
import { Mark } from '~/ui/Mark';
import { Drawing } from './Drawing';
import { signIn } from './messages';
import './sign-in.css';

/** The page around every form by which one comes in. */
export function Door({ title, children }: { title: string; children: ReactNode }) {
  const t = signIn.use();
  useEffect(() => {
    document.title = `${title} · Biela`;
  }, [title]);
  return (
    <div className="lg0">
      <main className="lf">
        <div className="lb">
          <div className="row br">
            <Mark />
            <b>Biela</b>
          </div>
          <h1>{title}</h1>
          {children}
        </div>
        <p className="sm mut ft0">
          {t('invite')}{' '}
          <button type="button" className="lnk" onClick={() => language.choose(language.current() === 'en' ? 'pt-BR' : 'en')}>
            {language.current() === 'en' ? 'Português' : 'English'}
          </button>
        </p>
      </main>
      <aside className="la" aria-hidden="true">
        <Drawing />
      </aside>
    </div>
  );
}

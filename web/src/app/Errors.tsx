import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { Refused } from '~/api/problem';
import { Button } from '~/ui/Button';
import { common } from '~/ui/messages';
import { Failure } from '~/ui/States';
import { shell } from './messages';

/** An address that nobody knows. */
export function MissingPage() {
  const t = shell.use();
  return (
    <main className="page empty">
      <h1>{t('notFound.title')}</h1>
      <p>{t('notFound.text')}</p>
      <Link className="btn p" to="/">
        {t('notFound.home')}
      </Link>
    </main>
  );
}

/** An area that the role does not open. */
export function ForbiddenPage() {
  const t = shell.use();
  return (
    <main className="page empty" id="c">
      <h1>{t('forbidden.title')}</h1>
      <p>{t('forbidden.text')}</p>
      <Link className="btn p" to="/">
        {t('notFound.home')}
      </Link>
    </main>
  );
}

/** A page that could not be shown: what is not there, what one may not see, or a defect of ours. */
export function BrokenPage({ error, reset }: ErrorComponentProps) {
  const t = shell.use();
  const router = useRouter();
  if (error instanceof Refused && error.status === 404) return <MissingPage />;
  if (error instanceof Refused && error.status === 403) return <ForbiddenPage />;
  return (
    <main className="page empty">
      <h1>{t('broken.title')}</h1>
      <p>{t('broken.text')}</p>
      <Failure error={error} />
      <Button
        look="primary"
        onClick={() => {
          reset();
          router.invalidate();
        }}
      >
        {common.say('again')}
      </Button>
    </main>
  );
}

import { Link } from '@tanstack/react-router';
import { signIn } from './messages';

/** The way in for who has an account: a link that was used already leads no further. */
export function ToSignIn() {
  const t = signIn.use();
  return (
    <Link to="/entrar" className="lnk sm">
      {t('toSignIn')}
    </Link>
  );
}

import type { LinkProps } from '@tanstack/react-router';
import { Refused } from '~/api/problem';
import { LinkButton } from '~/ui/Button';
import { issuing } from './issueMessages';

/** Where that is mended because of which a note is not issued. */
const places: Record<string, { to: LinkProps['to']; word: 'profile' | 'products' }> = {
  'profile-missing': { to: '/ajustes/fiscal', word: 'profile' },
  'services-missing': { to: '/ajustes/fiscal', word: 'profile' },
  'iss-rate-missing': { to: '/ajustes/fiscal', word: 'profile' },
  'certificate-missing': { to: '/ajustes/fiscal', word: 'profile' },
  'certificate-expired': { to: '/ajustes/fiscal', word: 'profile' },
  'product-missing': { to: '/fiscal/produtos', word: 'products' },
};

export function WayOut({ refusal }: { refusal: unknown }) {
  const t = issuing.use();
  const place = refusal instanceof Refused && places[refusal.code];
  return (
    place && (
      <div>
        <LinkButton small to={place.to}>
          {t(`wayOut.${place.word}`)}
        </LinkButton>
      </div>
    )
  );
}

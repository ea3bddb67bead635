import type { UseQueryResult } from '@tanstack/react-query';
import { $api, api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { Refused } from '~/api/problem';
import { Page } from '~/app/Page';
import { useMe } from '~/session/me';
import { Note } from '~/ui/Note';
import { Loaded } from '~/ui/States';
import { CertificatePanel } from './CertificatePanel';
import { type Marked, useAfresh, useMarked } from './etag';
import { FiscalProfileForm } from './FiscalProfileForm';
import { fiscalText } from './fiscal';
import { settings } from './messages';
import { NumbersPanel } from './NumbersPanel';
import { SettingsTabs } from './SettingsTabs';
import { useSaved } from './saved';
import './settings.css';

type Profile = Schemas['fiscal']['ShowProfileResponse'];

/** None yet is an answer, too: a form that is begun stays when it is asked for again. */
async function load(): Promise<{ data?: Profile | null; response: Response }> {
  try {
    return await api.GET('/api/v1/fiscal/profile');
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return { data: null, response: new Response() };
    throw error;
  }
}

/** In whose name notes are issued, and with what certificate. */
export function FiscalProfilePage() {
  const s = settings.use();
  const t = fiscalText.use();
  const { can } = useMe();
  const profile = useMarked<Profile | null>('fiscal', load);
  return (
    <Page title={s('title')} bar={<SettingsTabs />}>
      <Loaded query={profile}>
        {(found) => (
          // The form stays where it is when the first save makes an issuer of the shop.
          <div className={found.data ? 'issuer-page' : 'stack'}>
            {!found.data && <Note tone="lim">{t('noIssuer')}</Note>}
            {(found.data || can('settings.write')) && <Editing profile={profile} found={found} />}
            {found.data && (
              <div className="stack">
                <CertificatePanel certificate={found.data.certificate} />
                <NumbersPanel profile={found.data} />
              </div>
            )}
          </div>
        )}
      </Loaded>
    </Page>
  );
}

/** What was found when it was opened is what is edited; saved, or looked up again, it begins anew. */
function Editing({ profile, found }: { profile: UseQueryResult<Marked<Profile | null>>; found: Marked<Profile | null> }) {
  const saved = useSaved();
  const afresh = useAfresh(profile);
  const shop = $api.useQuery('get', '/api/v1/auth/organization', undefined, { enabled: found.data === null }).data;
  if (!found.data && !shop) return null;
  return (
    <FiscalProfileForm
      key={afresh.round}
      found={afresh.found ?? found}
      shop={shop}
      isSaved={saved.isShown}
      again={afresh.again}
      done={saved.tell}
    />
  );
}

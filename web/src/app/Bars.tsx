import { useEffect, useState, useSyncExternalStore } from 'react';
import { connection } from '~/api/connection';
import { Button } from '~/ui/Button';
import { shell } from './messages';
import { onNewVersion } from './version';

/** Says over every page that something is not as usual: no connection, or an application older than its server. */
export function Bars() {
  const t = shell.use();
  const reach = useSyncExternalStore(connection.subscribe, connection.reach);
  const [isOld, setOld] = useState(false);
  useEffect(() => onNewVersion(() => setOld(true)), []);
  return (
    <>
      {reach !== 'well' && (
        <div className="offline" role="status">
          {t(reach === 'lost' ? 'offline' : 'stalled')}
        </div>
      )}
      {isOld && (
        <div className="offline row" role="status">
          {t('newVersion')}
          <Button small onClick={() => location.reload()}>
            {t('reload')}
          </Button>
        </div>
      )}
    </>
  );
}

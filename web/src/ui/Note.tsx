import { IconAlertOctagon, IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';

const icons = { info: IconInfoCircle, ok: IconCircleCheck, lim: IconAlertTriangle, out: IconAlertOctagon };

/** A sentence that has to be read, with what to do about it. */
export function Note({ tone = 'info', children, action }: { tone?: keyof typeof icons; children: ReactNode; action?: ReactNode }) {
  const Icon = icons[tone];
  return (
    <div className={`note ${tone === 'info' ? '' : tone}`} role={tone === 'out' ? 'alert' : 'status'}>
      <Icon size={16} stroke={1.75} className="i" aria-hidden />
      <div style={{ flex: 1 }}>{children}</div>
      {action}
    </div>
  );
}

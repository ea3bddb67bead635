import { CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Button } from '~/ui/Button';
import { common } from '~/ui/messages';

/** A text to take away, with the button that does. */
export function Copied({ text, label, children }: { text: string; label: string; children?: ReactNode }) {
  const c = common.use();
  return (
    <div className="stack">
      {children ?? (
        <output className="secret m" aria-label={label}>
          {text}
        </output>
      )}
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button small icon={copied ? IconCheck : IconCopy} onClick={copy} style={{ justifySelf: 'start' }}>
            {c(copied ? 'copied' : 'copy')}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}

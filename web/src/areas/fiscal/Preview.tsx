import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { Button } from '~/ui/Button';
import { download } from '~/ui/csv';
import { Panel } from '~/ui/Panel';
import { Loaded } from '~/ui/States';
import { fiscal } from './messages';

/** The paper of a note as it is printed. */
export function Preview({ title, name, load }: { title: string; name: string; load: () => Promise<Blob> }) {
  const t = fiscal.use();
  const paper = useQuery({ queryKey: ['paper', title, name], queryFn: load, staleTime: 60_000 });
  return (
    <Panel
      title={title}
      actions={
        paper.data && (
          <Button small look="ghost" onClick={() => paper.data && download(`${name}.pdf`, paper.data, 'application/pdf')}>
            {t('pdf')}
          </Button>
        )
      }
    >
      <Loaded query={paper} rows={8}>
        {(file) => <Paper title={title} file={file} />}
      </Loaded>
    </Panel>
  );
}

function Paper({ title, file }: { title: string; file: Blob }) {
  const url = useMemo(() => URL.createObjectURL(file), [file]);
  useEffect(
    () => () => {
      setTimeout(() => URL.revokeObjectURL(url), 10_000);
    },
    [url],
  );
  return <iframe className="fiscal-pdf" title={title} src={url} />;
}

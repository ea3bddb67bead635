import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { IconCamera, IconPlus, IconTrash, IconX } from '@tabler/icons-react';
import { useEffect, useMemo, useRef } from 'react';
import { Button } from '~/ui/Button';
import { type ComponentKind, Glyph } from '~/ui/Glyph';
import { kinds, kindWords } from '~/ui/kinds';
import { accepted } from '../upload';
import { component, type IntakeForm, type Photos } from './intake';
import { wizard } from './messages';

type Props = { form: IntakeForm; photos: Photos; setPhotos: (photos: Photos) => void };

/** What came in, how, and with photos. */
export function ComponentsStep({ form, photos, setPhotos }: Props) {
  const t = wizard.use();
  const k = kindWords.use();
  const chosen = form.values.components;

  function toggle(kind: ComponentKind, on: boolean) {
    const next = on ? [...chosen, component(kind)] : chosen.filter((one) => one.kind !== kind);
    form.setFieldValue(
      'components',
      next.sort((one, other) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind)),
    );
  }

  return (
    <>
      <p className="sm sec">{t('components.intro')}</p>
      {form.errors.components && (
        <p className="sm t-out" role="alert">
          {t('components.none')}
        </p>
      )}
      <ul className="parts">
        {kinds.map((kind) => {
          const own = chosen.map((one, at) => ({ one, at })).filter(({ one }) => one.kind === kind);
          return (
            <li key={kind}>
              <div className="row">
                <Checkbox
                  checked={own.length > 0}
                  onChange={(event) => toggle(kind, event.currentTarget.checked)}
                  label={
                    <span className="row">
                      <Glyph kind={kind} large />
                      {k(kind)}
                    </span>
                  }
                />
                <span className="sp" />
                {own.length > 0 && kind !== 'MONTAGEM' && (
                  <Button
                    small
                    look="ghost"
                    icon={IconPlus}
                    aria-label={t('components.another', { kind: k(kind) })}
                    onClick={() => toggle(kind, true)}
                  />
                )}
              </div>
              {kind !== 'MONTAGEM' &&
                own.map(({ one, at }) => (
                  <Details
                    key={one.key}
                    form={form}
                    at={at}
                    many={own.length > 1}
                    name={one.label || k(kind)}
                    drop={() => form.removeListItem('components', at)}
                    photos={photos[one.key] ?? []}
                    setPhotos={(next) => setPhotos({ ...photos, [one.key]: next })}
                  />
                ))}
            </li>
          );
        })}
      </ul>
    </>
  );
}

type DetailsProps = {
  form: IntakeForm;
  at: number;
  many: boolean;
  name: string;
  drop: () => void;
  photos: File[];
  setPhotos: (photos: File[]) => void;
};

function Details({ form, at, many, name, drop, photos, setPhotos }: DetailsProps) {
  const t = wizard.use();
  const choosing = useRef<HTMLInputElement>(null);
  return (
    <div className="details">
      {many && (
        <TextInput
          className="short"
          label={t('components.label')}
          placeholder={t('components.labelHint')}
          {...form.getInputProps(`components.${at}.label`)}
        />
      )}
      <Textarea
        className="grow"
        label={t('components.condition')}
        placeholder={t('components.conditionHint')}
        autosize
        minRows={1}
        {...form.getInputProps(`components.${at}.condition`)}
      />
      <div className="shots">
        {photos.map((photo) => (
          <Shot
            key={`${photo.name} ${photo.lastModified} ${photo.size}`}
            photo={photo}
            drop={() => setPhotos(photos.filter((one) => one !== photo))}
          />
        ))}
        <Button small icon={IconCamera} onClick={() => choosing.current?.click()}>
          {t('components.photos')}
        </Button>
        {many && <Button small look="ghost" icon={IconTrash} aria-label={t('components.drop', { component: name })} onClick={drop} />}
        <input
          ref={choosing}
          type="file"
          hidden
          multiple
          accept={accepted.join(',')}
          aria-label={t('components.photosOf', { component: name })}
          onChange={(event) => {
            setPhotos([...photos, ...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
      </div>
    </div>
  );
}

function Shot({ photo, drop }: { photo: File; drop: () => void }) {
  const t = wizard.use();
  const url = useMemo(() => URL.createObjectURL(photo), [photo]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return (
    <span className="shot">
      {photo.type.startsWith('image/') ? <img src={url} alt={photo.name} /> : <span className="sm ell">{photo.name}</span>}
      <button type="button" aria-label={t('components.removePhoto', { name: photo.name })} onClick={drop}>
        <IconX size={14} aria-hidden />
      </button>
    </span>
  );
}

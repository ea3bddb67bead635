import { Button } from '~/ui/Button';
import { results } from './resultMessages';

/** The categories that brought something into a line, each with the way into another where one may. */
export function LineCategories({ of, move }: { of: { category: string | null }[]; move?: (category: string) => void }) {
  const t = results.use();
  const names = [...new Set(of.flatMap(({ category }) => category ?? []))].sort((a, b) => a.localeCompare(b));
  if (names.length === 0) return null;
  return (
    <div className="pb line-categories">
      <p className="sm mut">{t('here')}</p>
      <ul>
        {names.map((name) => (
          <li key={name} className="row">
            {name}
            <span className="sp" />
            {move && (
              <Button small aria-label={t('moveOf', { category: name })} onClick={() => move(name)}>
                {t('move')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

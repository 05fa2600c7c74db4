import { useTranslation } from '../../i18n/translation.tsx';
import { hasTwoRands } from '../../store/custody-selectors.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { namedMembers } from '../step-lines.ts';
import { useWholeRunNames } from '../use-actor-names.ts';
import { useFormats } from '../use-formats.ts';
import classes from './custody.module.css';
import { readerNotes } from './reader-notes.ts';
import { useCustody } from './use-custody.ts';

/** Who can read what, in words, as far as the run has come. */
export function CustodyReaders() {
  const { t } = useTranslation();
  const names = useWholeRunNames();
  const actors = useAppStore((state) => state.trace.actors);
  const custody = useCustody();
  const cursor = useAppStore((state) => state.cursor);
  const { list } = useFormats();
  const told = { words: (key: string, values = {}) => t(key, values), list };
  const twoRands = useAppStore((state) => hasTwoRands(state.trace));
  return (
    <section className={classes.readers}>
      <h3>{t('custody.readers.title')}</h3>
      <ul>
        {readerNotes(actors, custody, cursor, twoRands).map(
          ({ note, since, actor, members = [] }) => (
            <li key={note}>
              {t(`custody.readers.${note}`, {
                n: since === null ? '' : since + 1,
                party: actor ? names.short(actor) : '',
                count: members.length,
                parties: namedMembers(members, names.short, told),
              })}
            </li>
          ),
        )}
      </ul>
    </section>
  );
}

import { useContext } from 'react';
import type { LineageLines, LineageRole } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { useFormats } from '../use-formats.ts';
import classes from './lineage.module.css';
import { shortValue } from './lineage-names.ts';
import { LineageWordsContext } from './use-lineage-words.ts';

type Props = Readonly<{
  lines: LineageLines;
  chosen: string;
  onChoose: (key: string) => void;
}>;

const roles: readonly LineageRole[] = ['ancestor', 'both', 'focus', 'beside', 'descendant'];

/** The same lines as a list: what it comes from, the value, what comes of it. */
export function LineageList({ lines, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const words = useContext(LineageWordsContext);
  const store = useAppStoreApi();
  return (
    <div className={classes.list}>
      {roles.map((role) => {
        const values = lines.values.filter(({ key }) => lines.roles.get(key) === role);
        if (values.length === 0) return null;
        return (
          <section key={role}>
            <h3>{t(`lineage.roles.${role}`, { count: values.length })}</h3>
            <ul>
              {values.map((value) => (
                <li key={value.key}>
                  <button
                    type="button"
                    aria-pressed={value.key === chosen}
                    onClick={() => onChoose(value.key)}
                  >
                    <strong>{words.name(value)}</strong>
                    <code>{shortValue(value, 40)}</code>
                    <small>{words.note(value)}</small>
                  </button>
                  <Sources lines={lines} target={value.key} onOpen={store.getState().selectEvent} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

type SourcesProps = Readonly<{
  lines: LineageLines;
  target: string;
  onOpen: (eventId: string) => void;
}>;

/** The steps that lead to a value, each with the values it starts from. */
function Sources({ lines, target, onOpen }: SourcesProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = useContext(LineageWordsContext);
  const byEvent = new Map<string, string[]>();
  for (const { from, to, events } of lines.edges) {
    const [eventId] = events;
    const source = lines.values.find(({ key }) => key === from);
    if (to !== target || eventId === undefined || !source) continue;
    byEvent.set(eventId, [...(byEvent.get(eventId) ?? []), words.name(source)]);
  }
  return [...byEvent].map(([eventId, sources]) => (
    <LinkButton key={eventId} className={classes.step} onClick={() => onOpen(eventId)}>
      {t('lineage.from', { sources: formats.list(sources), words: words.event(eventId) })}
    </LinkButton>
  ));
}

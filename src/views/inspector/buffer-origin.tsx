import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { isBareContent, type Origin } from './buffers.ts';
import classes from './message.module.css';
import { useNames } from './use-names.ts';

/** Where decrypted octets come from: who made them readable, from which field, with what. */
export function BufferOrigin({ origin }: { origin: Origin }) {
  const { t } = useTranslation();
  const names = useNames();
  const selectEvent = useAppStore((state) => state.selectEvent);
  const { event, ahead } = origin;
  if (event.reveals === undefined) return null;
  const { name, originPath } = event.reveals;
  return (
    <p className={classes.hint}>
      {t(`inspector.origin.${name}`, { actor: names.actor(event.actor), path: originPath })}{' '}
      {isBareContent(event.reveals) && <>{t('inspector.origin.bareContent')} </>}
      {ahead && <strong>{t('inspector.origin.ahead')} </strong>}
      <LinkButton className={classes.link} onClick={() => selectEvent(event.id)}>
        {t('inspector.origin.show', { operation: names.what(event) })}
      </LinkButton>
    </p>
  );
}

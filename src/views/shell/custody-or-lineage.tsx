import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import classes from '../custody/custody.module.css';
import { CustodyScreen } from '../custody/custody-screen.tsx';
import { LineageScreen } from '../lineage/lineage-screen.tsx';

/** Who holds which key at the cursor, or where one value comes from. */
export function CustodyOrLineage() {
  const { t } = useTranslation();
  const lineage = useAppStore((state) => state.lineage);
  const empty = useAppStore((state) => state.trace.events.length === 0);
  if (empty) return <p className={classes.empty}>{t('custody.empty')}</p>;
  return lineage === null ? <CustodyScreen /> : <LineageScreen start={lineage} />;
}

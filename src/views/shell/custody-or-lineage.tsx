import { useTranslation } from 'react-i18next';
import { hasPartner } from '../../engine/index.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { actName } from '../acts/act-words.ts';
import classes from '../custody/custody.module.css';
import { CustodyScreen } from '../custody/custody-screen.tsx';
import { LineageScreen } from '../lineage/lineage-screen.tsx';
import type { ActTitle } from '../reads/reads-head.tsx';
import { ReadsScreen } from '../reads/reads-screen.tsx';
import { useNumberedNames } from '../use-actor-names.ts';

/** Who holds which key at the cursor, where one value comes from, or who reads what over the whole run. */
export function CustodyOrLineage() {
  const { t } = useTranslation();
  const lineage = useAppStore((state) => state.lineage);
  const reads = useAppStore((state) => state.reads);
  const isRun = useAppStore((state) => state.trace.source.kind === 'scenario');
  const empty = useAppStore((state) => state.trace.events.length === 0);
  const actTitle = useActTitle();
  if (empty) return <p className={classes.empty}>{t('custody.empty')}</p>;
  if (lineage !== null) return <LineageScreen start={lineage} />;
  if (reads !== null && isRun) return <ReadsScreen view={reads} actTitle={actTitle} />;
  return <CustodyScreen />;
}

function useActTitle(): ActTitle {
  const { t } = useTranslation();
  const names = useNumberedNames(useAppStore((state) => hasPartner(state.scenario)));
  return (act, scene) => actName(act, scene, (key, values = {}) => t(key, values), names);
}

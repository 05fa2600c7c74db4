import { useEffect, useState } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { createOctetMapStore } from '../../store/octet-map-run.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { Dialog } from '../dialog.tsx';
import { OctetMap } from './octet-map.tsx';
import { useMapPlace } from './use-map-place.ts';
import { useMapTitle } from './use-map-title.ts';

/** The dialog with the map of a payload: it runs when it opens, unless it shows that payload still. */
export function OctetMapDialog() {
  const { t } = useTranslation();
  const opened = useAppStore((state) => state.dialog === 'octet-map');
  const probe = useAppStore((state) => state.probe);
  const [store] = useState(() => createOctetMapStore(probe));
  const found = useMapPlace();
  const title = useMapTitle();
  useEffect(() => {
    if (!opened || found === null) return;
    const { task, start } = store.getState();
    if (JSON.stringify(task?.place) === JSON.stringify(found.place)) return;
    void start({ ...found, plan: { time: 'on-the-way', bits: 'one' } });
  }, [opened, found, store]);
  return (
    <Dialog
      name="octet-map"
      title={title}
      closeLabel={t('octetMap.close')}
      form="whole"
      onClose={() => store.getState().cancel()}
    >
      <OctetMap store={store} found={found} />
    </Dialog>
  );
}

import { useTranslation } from '../../i18n/translation.tsx';
import type { InspectorTab } from '../../store/state.ts';
import { EmptyNote } from './empty-note.tsx';
import { EventTitle } from './event-title.tsx';
import classes from './inspector.module.css';
import { panels } from './inspector.tsx';
import { InspectedContext, useInspected, useInspectedInStore } from './use-inspected.ts';

/** One tab of the inspector by itself, without the others to choose from. */
export function InspectorPart({ tab }: { tab: InspectorTab }) {
  return (
    <InspectedContext value={useInspectedInStore().inspected}>
      <Part tab={tab} />
    </InspectedContext>
  );
}

function Part({ tab }: { tab: InspectorTab }) {
  const { t } = useTranslation();
  const { shown } = useInspected();
  if (shown === null) return <EmptyNote text={t('inspector.empty.noEvents')} />;
  const Panel = panels[tab];
  return (
    <>
      <EventTitle shown={shown} />
      <div className={classes.body}>
        <Panel shown={shown} />
      </div>
    </>
  );
}

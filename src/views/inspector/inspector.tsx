import { Tabs } from '@mantine/core';
import type { TFunction } from 'i18next';
import { type ComponentType, memo, useMemo } from 'react';
import type { TraceEvent } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { Shown } from '../../store/selectors.ts';
import { type InspectorTab, inspectorTabs } from '../../store/state.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { ChecksTab, ClauseTab, CryptoTab, KeysTab, MessageTab, StepTab } from '../parts.ts';
import { releaseFocusAfterPointer } from '../release-focus.ts';
import { checkCount, checkGroups, runChecks } from './check-groups.ts';
import { EmptyNote } from './empty-note.tsx';
import { EventTitle } from './event-title.tsx';
import { type FaultParts, FaultPartsContext } from './fault-parts.ts';
import classes from './inspector.module.css';
import { type OctetEditor, OctetEditorContext } from './octet-editor.ts';
import { InspectedContext, useInspected, useInspectedInStore } from './use-inspected.ts';

const isTab = (value: string | null): value is InspectorTab =>
  inspectorTabs.some((tab) => tab === value);

/** What each tab shows. */
export const panels: Readonly<Record<InspectorTab, ComponentType<{ shown: Shown }>>> = {
  step: StepTab,
  message: MessageTab,
  checks: ChecksTab,
  crypto: CryptoTab,
  keys: KeysTab,
  clause: ClauseTab,
};

/** The outcome stands in the place of the message. */
function tabWord(tab: InspectorTab, event: TraceEvent): string {
  return tab === 'message' && event.kind === 'outcome' ? 'outcome' : tab;
}

/** So many passed, or so many failed. */
function checksWord(
  t: TFunction,
  { passed, all }: Pick<ReturnType<typeof checkCount>, 'passed' | 'all'>,
): string {
  return passed === all
    ? t('inspector.tab.checksPassed', { count: passed })
    : t('inspector.tab.checksFailed', { count: all - passed });
}

type Props = Readonly<{ editor?: OctetEditor | null; faultParts?: FaultParts | null }>;

/** The right panel: everything about one event of the run, down to the octet. */
export function Inspector({ editor = null, faultParts = null }: Props) {
  const { inspected, isLate } = useInspectedInStore();
  return (
    <InspectedContext value={inspected}>
      <OctetEditorContext value={editor}>
        <FaultPartsContext value={faultParts}>
          <div className={classes.whole} aria-busy={isLate || undefined}>
            <Panels />
          </div>
        </FaultPartsContext>
      </OctetEditorContext>
    </InspectedContext>
  );
}

const Panels = memo(function Panels() {
  const { t } = useTranslation();
  const { events, actors, reached, shown, tab } = useInspected();
  const openTab = useAppStore((state) => state.openTab);
  const count = useMemo(() => {
    if (shown === null) return { passed: 0, all: 0 };
    const isWhole = shown.event.kind === 'outcome' && shown.index <= reached;
    if (isWhole) return runChecks(events);
    return checkCount(checkGroups(events, actors, reached, shown));
  }, [events, actors, reached, shown]);
  if (shown === null) {
    return (
      <section className={classes.inspector} aria-label={t('inspector.name')}>
        <EmptyNote text={t('inspector.empty.noEvents')} />
      </section>
    );
  }
  const Panel = panels[tab];
  return (
    <section className={classes.inspector} aria-label={t('inspector.name')}>
      <Tabs
        value={tab}
        onChange={(value) => isTab(value) && openTab(value)}
        keepMounted={false}
        classNames={{
          root: classes.tabs ?? '',
          list: classes.tabList ?? '',
          tab: classes.tab ?? '',
          panel: classes.panel ?? '',
        }}
      >
        <Tabs.List
          data-owns-arrows
          onPointerUp={releaseFocusAfterPointer}
          aria-label={t('inspector.name')}
        >
          {inspectorTabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {name === 'checks' && count.all > 0
                ? checksWord(t, count)
                : t(`inspector.tab.${tabWord(name, shown.event)}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {inspectorTabs.map((name) => (
          <Tabs.Panel key={name} value={name}>
            {name === tab && tab !== 'step' && <EventTitle shown={shown} />}
            {name === tab && (
              <div className={classes.body}>
                <Panel shown={shown} />
              </div>
            )}
          </Tabs.Panel>
        ))}
      </Tabs>
    </section>
  );
});

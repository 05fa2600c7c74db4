import { Menu } from '@mantine/core';
import { IconBolt, IconGridDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { eventIndex, faultById, type TraceEvent } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { FaultMenu as FaultMenuAt } from '../../store/faults-state.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { restFocus } from '../release-focus.ts';
import { useActorNames } from '../use-actor-names.ts';
import { useEventWords } from '../use-event-words.ts';
import { aimOfActor, aimOfEvent, faultsAtAim } from './aims.ts';
import { fewFitting, offersFor } from './fault-offers.ts';
import classes from './faults.module.css';
import { SkipItems, SkipList } from './skip-items.tsx';
import { useFaultTexts } from './use-fault-texts.ts';
import { usePlaceWords } from './use-place-words.ts';

const outside = ['mousedown', 'touchstart'];

/** The menu of the ladder: faults at a message or an actor, checks to be left out. */
export function FaultMenu() {
  const menu = useAppStore((state) => state.faultMenu);
  return menu && <OpenMenu menu={menu} />;
}

function OpenMenu({ menu }: { menu: FaultMenuAt }) {
  const { t } = useTranslation();
  const showFaultMenu = useAppStore((state) => state.showFaultMenu);
  const events = useAppStore((state) => state.trace.events);
  const names = useActorNames();
  const words = useEventWords();
  const before = useRef(document.activeElement);
  const chosen = useRef(false);
  // Back where the menu was opened, and before a dialog opens: it gives the focus back there.
  const giveBack = useCallback(() => {
    if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true });
  }, []);
  useEffect(
    () => () => {
      if (document.activeElement !== document.body) return;
      // Once something was chosen → goes on with the run, also where it would go to the next actor.
      const ownsArrows = before.current?.closest('[data-owns-arrows]') != null;
      if (chosen.current && ownsArrows) restFocus();
      else giveBack();
    },
    [giveBack],
  );
  const showChecks = () => {
    chosen.current = false;
    choose(true);
  };
  const { of, x, y } = menu;
  const [choosing, choose] = useState(false);
  const event = 'eventId' in of ? events[eventIndex(events, of.eventId)] : undefined;
  const title = 'actor' in of ? names.short(of.actor) : event ? words(event) : '';
  return (
    <Menu
      opened
      onClose={() => showFaultMenu(null)}
      position="bottom-start"
      floatingStrategy="fixed"
      hideDetached={false}
      // Without keydown: the very key that opens the menu would close it.
      clickOutsideEvents={outside}
      trapFocus
      offset={2}
    >
      <Menu.Target>
        <span className={classes.menuPoint} style={{ left: x, top: y }} />
      </Menu.Target>
      <Menu.Dropdown
        data-owns-arrows=""
        aria-label={t('faults.ui.menu.name', { title })}
        onClickCapture={() => {
          chosen.current = true;
        }}
      >
        {choosing && 'actor' in of ? (
          <SkipList actor={of.actor} />
        ) : (
          <>
            <Menu.Label>{title}</Menu.Label>
            <FaultItems menu={menu} event={event} giveBack={giveBack} />
            {event && <OctetItems event={event} giveBack={giveBack} />}
            <SkipItems of={of} event={event} onChoose={showChecks} />
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

type ItemsProps = Readonly<{
  menu: FaultMenuAt;
  event: TraceEvent | undefined;
  giveBack: () => void;
}>;

function FaultItems({ menu, event, giveBack }: ItemsProps) {
  const { t } = useTranslation();
  const store = useAppStoreApi();
  const { title } = useFaultTexts();
  const { place } = usePlaceWords();
  const scenario = useAppStore((state) => state.scenario);
  const { of } = menu;
  const aim = useMemo(() => {
    if ('actor' in of) return aimOfActor(of.actor);
    return event === undefined ? null : aimOfEvent(event);
  }, [of, event]);
  const few = useMemo(
    () => (aim === null ? [] : fewFitting(offersFor(scenario, aim))),
    [scenario, aim],
  );
  const { openFaults, putFault, removeFault } = store.getState();
  if (aim === null) return <Menu.Item disabled>{t('faults.ui.menu.inUse')}</Menu.Item>;
  const there = faultsAtAim(scenario, aim);
  return (
    <>
      <Menu.Item
        leftSection={<IconBolt size={14} aria-hidden="true" />}
        onClick={() => {
          giveBack();
          openFaults(aim);
        }}
      >
        {t('faults.ui.menu.put')}
      </Menu.Item>
      {aim.at && <Menu.Label>{place({ at: aim.at, to: aim.to })}</Menu.Label>}
      {few.map(({ fault, entry }) => (
        <Menu.Item key={fault.id} onClick={() => putFault(entry)}>
          {title(fault)}
        </Menu.Item>
      ))}
      {there.length > 0 && <Menu.Divider />}
      {there.map((index) => {
        const fault = faultById(scenario.faults[index]?.fault ?? '');
        return (
          <Menu.Item
            key={index}
            leftSection={<IconTrash size={14} aria-hidden="true" />}
            onClick={() => removeFault(index)}
          >
            {t('faults.ui.remove', { name: fault ? title(fault) : '' })}
          </Menu.Item>
        );
      })}
    </>
  );
}

/** What else can be done with the octets of a notification. */
function OctetItems({ event, giveBack }: { event: TraceEvent; giveBack: () => void }) {
  const { t } = useTranslation();
  const store = useAppStoreApi();
  const { editOctets, showOctetMap } = store.getState();
  if (event.kind !== 'message' || event.name !== 'notification') return null;
  const ref = { messageId: event.id, payload: 0 };
  return (
    <>
      <Menu.Divider />
      <Menu.Item
        leftSection={<IconPencil size={14} aria-hidden="true" />}
        onClick={() => editOctets(ref)}
      >
        {t('faults.ui.menu.edit')}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconGridDots size={14} aria-hidden="true" />}
        onClick={() => {
          giveBack();
          showOctetMap(ref);
        }}
      >
        {t('faults.ui.menu.map')}
      </Menu.Item>
    </>
  );
}

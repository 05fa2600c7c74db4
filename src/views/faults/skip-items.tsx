import { Menu } from '@mantine/core';
import { IconBan, IconCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { type ActorId, checksMadeBy, type DueCheck, isDueCheck } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { FaultMenu } from '../../store/faults-state.ts';
import { isSameSkip } from '../../store/skip-selectors.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { useActorNames } from '../use-actor-names.ts';
import classes from './faults.module.css';

/** What the menu of the ladder has about leaving checks out. */

/** Whether a check is left out, and the other of the two. */
function useToggle() {
  const skips = useAppStore((state) => state.scenario.skips);
  const { skipCheck, makeCheck } = useAppStoreApi().getState();
  return (party: ActorId, check: DueCheck['check']) => {
    const entry = { party, check };
    const isLeftOut = skips.some((skip) => isSameSkip(skip, entry));
    return { isLeftOut, toggle: () => (isLeftOut ? makeCheck : skipCheck)(entry) };
  };
}

type Props = Readonly<{
  of: FaultMenu['of'];
  event: Parameters<typeof isDueCheck>[0] | undefined;
  /** Shows the checks of the actor in place of the menu. */
  onChoose: () => void;
}>;

/** At a check: leaves it out, or has it made again. At an actor: the way to the checks it makes. */
export function SkipItems({ of, event, onChoose }: Props) {
  const { t } = useTranslation();
  const names = useActorNames();
  const toggleOf = useToggle();
  const scenario = useAppStore((state) => state.scenario);
  const isRun = useAppStore(({ trace }) => trace.source.kind === 'scenario');
  const icon = <IconBan size={14} aria-hidden="true" />;
  if (!isRun) return null;
  if (event !== undefined && isDueCheck(event)) {
    const { isLeftOut, toggle } = toggleOf(event.actor, event.check);
    return (
      <>
        <Menu.Divider />
        <Menu.Item leftSection={icon} onClick={toggle}>
          {t(isLeftOut ? 'skips.ui.makeThis' : 'skips.ui.leaveThis', {
            actor: names.short(event.actor),
          })}
        </Menu.Item>
      </>
    );
  }
  if (!('actor' in of) || checksMadeBy(scenario, of.actor).length === 0) return null;
  return (
    <>
      <Menu.Divider />
      <Menu.Item leftSection={icon} closeMenuOnClick={false} onClick={onChoose}>
        {t('skips.ui.chooseAt', { actor: names.short(of.actor) })}
      </Menu.Item>
    </>
  );
}

/** The checks an actor makes, with a tick at those it leaves out. */
export function SkipList({ actor }: { actor: ActorId }) {
  const { t } = useTranslation();
  const names = useActorNames();
  const toggleOf = useToggle();
  const scenario = useAppStore((state) => state.scenario);
  const made = checksMadeBy(scenario, actor);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.querySelector('button')?.focus(), []);
  return (
    <>
      <Menu.Label>{t('skips.ui.listAt', { actor: names.short(actor) })}</Menu.Label>
      <div
        ref={list}
        className={classes.skipList}
        style={{ gridTemplateRows: `repeat(${Math.ceil(made.length / 2)}, auto)` }}
      >
        {made.map((check) => {
          const { isLeftOut, toggle } = toggleOf(actor, check);
          return (
            <Menu.CheckboxItem
              key={check}
              checked={isLeftOut}
              checkIcon={<IconCheck size={14} aria-hidden="true" />}
              closeMenuOnClick
              onChange={toggle}
            >
              {t(`checks.short.${check}`)}
            </Menu.CheckboxItem>
          );
        })}
      </div>
    </>
  );
}

import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { IconAlignLeft } from '@tabler/icons-react';
import { type Actor, type ActorId, isActorId } from '../../engine/index.ts';
import { levels } from '../../store/state.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { releaseFocusAfterChoice, releaseFocusAfterPointer } from '../release-focus.ts';
import styles from './figure.module.css';
import { useDrawnNames, useWords } from './use-words.ts';

const everyone = 'all';
/** More members than this are followed by number. */
const mostListed = 60;

/** Whom to follow, where there are several members. */
function FollowControl() {
  const actors = useAppStore((state) => state.trace.actors);
  const ues = actors.filter(({ kind }) => kind === 'ue');
  if (ues.length < 2) return null;
  return ues.length > mostListed ? <FollowByNumber ues={ues} /> : <FollowByName ues={ues} />;
}

type Props = Readonly<{ ues: readonly Actor[] }>;

function FollowByName({ ues }: Props) {
  const words = useWords();
  const names = useDrawnNames();
  const followed = useAppStore((state) => state.followed);
  const follow = useAppStore((state) => state.follow);
  return (
    <NativeSelect
      className={styles.follow}
      size="xs"
      aria-label={words('ladder.level.follow')}
      value={followed ?? everyone}
      onChange={({ currentTarget }) => {
        const { value } = currentTarget;
        follow(isActorId(value, ['ue']) ? (value as ActorId) : null);
        releaseFocusAfterChoice(currentTarget);
      }}
      data={[
        { value: everyone, label: words('ladder.level.all') },
        ...ues.map(({ id }) => ({ value: id, label: names.short(id) })),
      ]}
    />
  );
}

/** The place of the member among all, from 1; empty for all of them. */
function FollowByNumber({ ues }: Props) {
  const words = useWords();
  const followed = useAppStore((state) => state.followed);
  const follow = useAppStore((state) => state.follow);
  const index = ues.findIndex(({ id }) => id === followed);
  return (
    <TextInput
      type="number"
      className={styles.follow}
      size="xs"
      aria-label={words('ladder.level.number')}
      placeholder={words('ladder.level.all')}
      min={1}
      max={ues.length}
      value={index < 0 ? '' : index + 1}
      onChange={({ currentTarget }) => follow(ues[currentTarget.valueAsNumber - 1]?.id ?? null)}
    />
  );
}

/** Whether the figure is written in place of being drawn. */
function TextSwitch() {
  const words = useWords();
  const asText = useAppStore((state) => state.asText);
  const toggleText = useAppStore((state) => state.toggleText);
  return (
    <Button
      className={styles.textSwitch}
      size="compact-xs"
      variant={asText ? 'filled' : 'default'}
      aria-pressed={asText}
      leftSection={<IconAlignLeft size={14} aria-hidden />}
      onClick={toggleText}
    >
      {words('ladder.level.text')}
    </Button>
  );
}

/** Which of the three levels is drawn or written, and whose phases. */
export function LevelBar() {
  const words = useWords();
  const level = useAppStore((state) => state.level);
  const setLevel = useAppStore((state) => state.setLevel);
  return (
    <div className={styles.levelBar}>
      <TextSwitch />
      <FollowControl />
      <SegmentedControl
        size="xs"
        classNames={{ indicator: styles.levelNow ?? '', label: styles.levelName ?? '' }}
        aria-label={words('ladder.level.title')}
        value={level}
        onChange={setLevel}
        onPointerUp={releaseFocusAfterPointer}
        data={levels.map((value) => ({ value, label: words(`ladder.level.${value}`) }))}
      />
    </div>
  );
}

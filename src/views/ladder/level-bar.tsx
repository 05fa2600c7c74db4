import { SegmentedControl, Select } from '@mantine/core';
import { type ActorId, isActorId } from '../../engine/index.ts';
import { levels } from '../../store/state.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { releaseFocusAfterPointer } from '../release-focus.ts';
import styles from './figure.module.css';
import { useDrawnNames, useWords } from './use-words.ts';

const everyone = 'all';

/** Whom to follow, where there are several members. */
function FollowControl() {
  const words = useWords();
  const names = useDrawnNames();
  const actors = useAppStore((state) => state.trace.actors);
  const followed = useAppStore((state) => state.followed);
  const follow = useAppStore((state) => state.follow);
  const ues = actors.filter(({ kind }) => kind === 'ue');
  if (ues.length < 2) return null;
  return (
    <Select
      className={styles.follow}
      size="xs"
      aria-label={words('ladder.level.follow')}
      searchable
      limit={50}
      allowDeselect={false}
      comboboxProps={{ width: 200, position: 'bottom-end' }}
      value={followed ?? everyone}
      onChange={(chosen) =>
        follow(chosen !== null && isActorId(chosen, ['ue']) ? (chosen as ActorId) : null)
      }
      data={[
        { value: everyone, label: words('ladder.level.all') },
        ...ues.map(({ id }) => ({ value: id, label: names.short(id) })),
      ]}
    />
  );
}

/** Which of the three levels is drawn, and whose phases. */
export function LevelBar() {
  const words = useWords();
  const level = useAppStore((state) => state.level);
  const setLevel = useAppStore((state) => state.setLevel);
  return (
    <div className={styles.levelBar}>
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

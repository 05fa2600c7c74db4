import { Button, FileButton } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import type { InputProblem } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import { ProblemList } from '../problem-list.tsx';
import classes from './lesson.module.css';
import { readLessonFrom } from './read-lesson-from.ts';

/** Opens a lesson from a file, chosen or dropped. One that cannot be read leaves everything as it was, and is
 *  told with its lines. */
export function OpenFile() {
  const { t } = useTranslation();
  const { offerLesson } = useAppStoreApi().getState();
  const [name, setName] = useState('');
  const [dragging, setDragging] = useState(false);
  const [problems, setProblems] = useState<readonly InputProblem[]>([]);
  const take = async (file: File | null | undefined) => {
    if (!file) return;
    const read = await readLessonFrom(file);
    setName(file.name);
    setProblems(read.ok ? [] : read.problems);
    if (read.ok) offerLesson({ lesson: read.value, origin: 'file', at: 0, unsaved: false });
  };
  const drop = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setDragging(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop files on; its button does the same
    <div
      className={classes.file}
      data-dragging={dragging || undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setDragging(true);
      }}
      onDragLeave={() => setDragging(false)}
      onDrop={drop}
    >
      <FileButton accept="application/json,.json" onChange={(file) => void take(file)}>
        {(props) => (
          <Button
            {...props}
            size="compact-sm"
            variant="default"
            leftSection={<IconFileUpload size={16} aria-hidden="true" />}
          >
            {t('lesson.openFile')}
          </Button>
        )}
      </FileButton>
      <p className={classes.note}>{t(dragging ? 'lesson.dropNow' : 'lesson.dropHere')}</p>
      {problems.length > 0 && <p className={classes.fileName}>{name}</p>}
      <ProblemList problems={problems} />
    </div>
  );
}

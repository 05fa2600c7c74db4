import { useEffect } from 'react';
import { partOf } from '../../parts/part.ts';
import type { AppStore } from '../../store/app-store.ts';
import { useAppStoreApi } from '../../store/use-app-store.tsx';

/** No field but the one that opens messages has use for more characters. */
const longestPaste = 20_000;

const holdsFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;

const loadDropped = partOf(() => import('./dropped-lesson.ts'));

/** A file where nothing else takes it: the browser would show it in place of the page. A lesson is opened. */
function takeFile(event: DragEvent, store: AppStore): void {
  if (event.defaultPrevented || !holdsFiles(event)) return;
  event.preventDefault();
  const file = event.type === 'drop' ? event.dataTransfer?.files[0] : undefined;
  if (file === undefined) return;
  const missing = { tone: 'error', key: 'app.notice.partMissing', values: {} } as const;
  loadDropped().then(
    ({ openDropped }) => openDropped(file, store),
    () => store.getState().notify(missing),
  );
}

/** A text that would keep a field busy for long. */
function refusePaste(event: ClipboardEvent, store: AppStore): void {
  const length = event.clipboardData?.getData('text/plain').length ?? 0;
  if (event.defaultPrevented || length <= longestPaste) return;
  event.preventDefault();
  const values = { count: length, most: longestPaste };
  store.getState().notify({ tone: 'error', key: 'app.notice.pasteTooLong', values });
}

/** What is dropped or pasted where it cannot be used leaves the page as it is. */
export function useRefusedInput(): void {
  const store = useAppStoreApi();
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => refusePaste(event, store);
    const onFile = (event: DragEvent) => takeFile(event, store);
    window.addEventListener('dragover', onFile);
    window.addEventListener('drop', onFile);
    window.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('dragover', onFile);
      window.removeEventListener('drop', onFile);
      window.removeEventListener('paste', onPaste);
    };
  }, [store]);
}

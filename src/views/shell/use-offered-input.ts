import { useEffect } from 'react';
import { partOf } from '../../parts/part.ts';
import type { AppStore } from '../../store/app-store.ts';
import { useAppStoreApi } from '../../store/use-app-store.tsx';

/** No field but the one that opens messages has use for more characters. */
const longestPaste = 20_000;

const holdsFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;

/** Whether what is dropped or pasted goes to the dialog that opens messages: no other one is open. */
function isTaken(store: AppStore): boolean {
  const { dialog } = store.getState();
  return dialog === null || dialog === 'open';
}

const loadDropped = partOf(() => import('./dropped-lesson.ts'));

/** Characters at the head of a file among which a lesson says that it is one. */
const headLength = 2_000;

/** A lesson is opened as one; anything else is offered to the dialog that opens messages. */
async function takeFile(file: File, store: AppStore): Promise<void> {
  const head = await file.slice(0, headLength).text();
  if (!head.includes('"keyladder-lesson"')) return store.getState().offer(file);
  await loadDropped().then(
    ({ openDropped }) => openDropped(file, store),
    () => store.getState().notify({ tone: 'error', key: 'app.notice.partMissing', values: {} }),
  );
}

/** A file over the page, which the browser would show in place of it. */
function onDrag(event: DragEvent, store: AppStore): void {
  if (event.defaultPrevented || !holdsFiles(event)) return;
  event.preventDefault();
  if (event.dataTransfer) event.dataTransfer.dropEffect = isTaken(store) ? 'copy' : 'none';
  const file = event.type === 'drop' ? event.dataTransfer?.files[0] : undefined;
  if (file && isTaken(store)) void takeFile(file, store);
}

const isField = (target: EventTarget | null) =>
  target instanceof Element && target.closest('input, textarea, [contenteditable]') !== null;

/** In a field, a text that would keep it busy for long is refused; elsewhere it is one to open. */
function onPaste(event: ClipboardEvent, store: AppStore): void {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (event.defaultPrevented) return;
  if (!isField(event.target)) {
    const offered = event.clipboardData?.files[0] ?? text;
    if (offered === '' || !isTaken(store)) return;
    event.preventDefault();
    store.getState().offer(offered);
    return;
  }
  if (text.length <= longestPaste) return;
  event.preventDefault();
  const values = { count: text.length, most: longestPaste };
  store.getState().notify({ tone: 'error', key: 'app.notice.pasteTooLong', values });
}

/** What is dropped on the page, or pasted outside of its fields, is offered to be opened; what cannot be
 *  used leaves the page as it is. */
export function useOfferedInput(): void {
  const store = useAppStoreApi();
  useEffect(() => {
    const drag = (event: DragEvent) => onDrag(event, store);
    const paste = (event: ClipboardEvent) => onPaste(event, store);
    window.addEventListener('dragover', drag);
    window.addEventListener('drop', drag);
    window.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('dragover', drag);
      window.removeEventListener('drop', drag);
      window.removeEventListener('paste', paste);
    };
  }, [store]);
}

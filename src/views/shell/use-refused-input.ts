import { useEffect } from 'react';
import type { AppStore } from '../../store/app-store.ts';
import { useAppStoreApi } from '../../store/use-app-store.tsx';

/** No field but the one that opens messages has use for more characters. */
const longestPaste = 20_000;

const holdsFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;

/** A file where nothing takes it: the browser would show it in place of the page. */
function refuseFile(event: DragEvent): void {
  if (event.defaultPrevented || !holdsFiles(event)) return;
  event.preventDefault();
  if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
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
    window.addEventListener('dragover', refuseFile);
    window.addEventListener('drop', refuseFile);
    window.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('dragover', refuseFile);
      window.removeEventListener('drop', refuseFile);
      window.removeEventListener('paste', onPaste);
    };
  }, [store]);
}

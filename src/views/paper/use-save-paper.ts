import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import type { PaperInput } from '../../paper/subject.ts';
import { partOf } from '../../parts/part.ts';
import type { AppState } from '../../store/state.ts';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import { useFormats } from '../use-formats.ts';

/** What draws and writes the paper is large: it comes when it is first asked for. */
const paperWriter = partOf(() => import('./save-paper.ts'));

type Saving = Readonly<{ status: 'idle' | 'running' | 'done' | 'failed'; message?: string }>;

/** Saves the paper of what is on the screen, and how far that has come. */
export function useSavePaper(addressOf: (state: AppState) => URL) {
  const store = useAppStoreApi();
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const [state, setState] = useState<Saving>({ status: 'idle' });
  const running = useRef(new AbortController());
  useEffect(() => () => running.current.abort(), []);
  const save = async (chosen: Pick<PaperInput, 'parts' | 'clause'>) => {
    running.current = new AbortController();
    const { signal } = running.current;
    setState({ status: 'running' });
    const now = store.getState();
    const date = new Date().toISOString().slice(0, 10);
    try {
      const { savePaper } = await paperWriter();
      const words = {
        language: i18n.language,
        t: (key: string, values = {}) => t(key, values),
        formats,
      };
      const request = { ...chosen, state: now, link: addressOf(now).href, date, words };
      const saved = await savePaper(request, signal);
      setState({ status: saved ? 'done' : 'idle' });
    } catch (error) {
      // A part that did not come, or a canvas without room: it is said where the button is.
      setState({ status: 'failed', message: error instanceof Error ? error.message : '' });
    }
  };
  return { state, save };
}

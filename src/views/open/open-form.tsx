import { Button, FileButton, Select, Textarea } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import {
  type ClipboardEvent,
  type DragEvent,
  type FormEvent,
  useEffect,
  useRef,
  useState,
} from 'react';
import { type InputProblem, maxCaptureLength, maxInputLength } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { decodeLink } from '../../store/link.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { ProblemList } from '../problem-list.tsx';
import { useFactText } from '../use-fact-text.ts';
import { useNoticeWords } from '../use-notice-words.ts';
import { FoundList } from './found-list.tsx';
import { KeysSection } from './keys-section.tsx';
import classes from './open.module.css';
import { isPacketPicked, openingOf } from './opening.ts';
import { type Content, readFileContent } from './read-file.ts';
import { useFound } from './use-found.ts';
import { useReceivers } from './use-receivers.ts';
import { useTakenKeys } from './use-taken-keys.ts';

/** From so many characters on, the text is put in as a whole: a browser that pastes it line by line
 *  would take half a minute. */
const longPaste = 20_000;
/** Of a longer text the beginning is shown: to lay out all of it would hold up the page for seconds. */
const longestShown = 50_000;

/** Text or file in; on success the source runs, else the problems with their positions. */
export function OpenForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const { openSource, openWithHeld, loadScenario, findMessages, takeOffered, notify, showView } =
    useAppStoreApi().getState();
  const tell = useFactText();
  const noticeWords = useNoticeWords();
  const material = useAppStore(({ heldKeys }) => heldKeys.material);
  const [name, setName] = useState('');
  const [content, setContent] = useState<Content>('');
  const text = typeof content === 'string' ? content : '';
  const isCut = text.length > longestShown;
  const [picked, setPicked] = useState(0);
  const [busy, setBusy] = useState(false);
  const [note, setNote] = useState('');
  const [as, setAs] = useState<string | null>(null);
  const [problems, setProblems] = useState<readonly InputProblem[]>([]);
  const [dragging, setDragging] = useState(false);
  const found = useFound(content);
  const users = useReceivers(text, found, picked);
  const isPacket = isPacketPicked(found, picked);
  const captureLink = found?.ok && found.document === undefined ? found.link : undefined;
  const chosen = users.able.find((uri) => uri === as) ?? users.receiver;

  const change = (next: Content, from = '') => {
    setContent(next);
    setPicked(0);
    setNote(from);
    setProblems([]);
    setName('');
  };
  const take = async (file: File | null | undefined) => {
    if (!file) return;
    const { name, size } = file;
    if (size > maxCaptureLength) {
      return change('', t('open.tooLarge', { name, n: size, max: maxCaptureLength }));
    }
    try {
      const read = await readFileContent(file);
      const key = typeof read === 'string' ? 'open.read' : 'open.readOctets';
      change(read, t(key, { name, n: read.length }));
      setName(name);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      change('', t('open.notRead', { name }));
    }
  };
  /** A text of which `n` characters were pasted. */
  const put = (next: string, n: number) => {
    if (next.length <= maxInputLength) return change(next, t('open.pasted', { n }));
    change('', t('open.pasteTooLarge', { n: next.length, max: maxInputLength }));
  };
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const pasted = event.clipboardData.getData('text/plain');
    if (isCut) return put(pasted, pasted.length);
    if (pasted.length < longPaste) return;
    event.preventDefault();
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    const next = value.slice(0, selectionStart) + pasted + value.slice(selectionEnd);
    put(next, pasted.length);
  };
  const offered = useAppStore((state) => state.offered);
  // What was pasted on the page is there already: Enter opens it, in a dialog that was open too.
  const submitButton = useRef<HTMLButtonElement>(null);
  const [wasOffered] = useState(offered !== null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each thing that is offered
  useEffect(() => {
    const given = offered === null ? null : takeOffered();
    if (given !== null) submitButton.current?.focus();
    if (given instanceof File) void take(given);
    else if (given !== null) put(given, given.length);
  }, [offered]);
  useTakenKeys(content, found, name || t('open.keys.pasted'), (holding) => {
    if (holding.status === 'failed') return change('', t('open.noEngine'));
    if (holding.status === 'held') return change('', t('open.keys.taken'));
    setProblems(holding.remarks.map(({ at, said: problem }) => ({ ...at, problem })));
  });
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setDragging(false);
    void take(event.dataTransfer.files[0]);
  };
  /** Shows the run of a picture or capture; a link that cannot be read leaves the form as it is. */
  const showRun = (link: string) => {
    const read = decodeLink(link);
    if (!read.ok)
      return setNote(t('open.badLink', { reason: noticeWords({ tone: 'error', ...read }) }));
    showView(read.view);
    onDone();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || isPacket) return;
    setBusy(true);
    const known = found ?? (await findMessages(content));
    setBusy(false);
    if (known === null) return change(content, t('open.noEngine'));
    // Keys alone are taken as soon as they are looked into.
    if (known.ok && known.document === 'keys') return;
    if (known.ok && known.document === 'run') return showRun(known.link ?? '');
    const result = openingOf(content, known, picked, chosen ?? undefined, material);
    if (!result.ok) return setProblems(result.problems);
    if (result.source.kind === 'scenario') loadScenario(result.source.scenario);
    else if (result.held !== undefined && result.source.kind === 'bundle')
      openWithHeld(result.source);
    else openSource(result.source);
    if (result.held)
      notify({ tone: 'info', key: 'open.keys.said', values: { said: tell(result.held) } });
    onDone();
  };
  const option = (uri: string) => ({
    value: uri,
    label: uri === users.named ? t(users.namedLabel, { uri }) : uri,
  });

  return (
    <form
      className={dragging ? `${classes.form} ${classes.dragging}` : classes.form}
      onSubmit={(event) => void submit(event)}
      onDragOver={(event) => {
        event.preventDefault();
        setDragging(true);
      }}
      onDragLeave={() => setDragging(false)}
      onDrop={drop}
    >
      <p className={classes.intro}>{t('open.intro')}</p>
      <div className={classes.file}>
        <FileButton onChange={(file) => void take(file)}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              leftSection={<IconFileUpload size={16} aria-hidden />}
            >
              {t('open.file')}
            </Button>
          )}
        </FileButton>
        <span aria-live="polite">
          {dragging ? t('open.dropNow') : note === '' ? t('open.dropHere') : note}
        </span>
      </div>
      <Textarea
        label={t('open.text')}
        placeholder={t('open.placeholder')}
        description={isCut ? t('open.cut', { n: longestShown }) : undefined}
        value={isCut ? text.slice(0, longestShown) : text}
        readOnly={isCut}
        onKeyDown={({ key }) => {
          if (isCut && (key === 'Delete' || key === 'Backspace')) change('');
        }}
        onChange={(event) => change(event.currentTarget.value)}
        onPaste={paste}
        rows={(found?.ok && found.messages.length > 1) || isPacket ? 4 : 9}
        spellCheck={false}
        data-autofocus={wasOffered ? undefined : true}
        classNames={{ input: classes.text ?? '' }}
      />
      <FoundList found={found} chosen={picked} onChoose={setPicked} />
      {users.able.length > 1 && (
        <Select
          label={t('open.as')}
          description={t(users.hint)}
          value={chosen}
          onChange={setAs}
          data={users.able.map(option)}
          allowDeselect={false}
          searchable={users.able.length > 8}
        />
      )}
      <KeysSection />
      <ProblemList problems={problems} />
      <div className={classes.buttons}>
        {isPacket && <span className={classes.intro}>{t('open.packet.shownHere')}</span>}
        {captureLink !== undefined && (
          <Button variant="default" onClick={() => showRun(captureLink)}>
            {t('open.runOfCapture')}
          </Button>
        )}
        <Button variant="default" onClick={onDone}>
          {t('open.cancel')}
        </Button>
        <Button
          ref={submitButton}
          type="submit"
          data-autofocus={wasOffered || undefined}
          disabled={isPacket}
        >
          {t('open.submit')}
        </Button>
      </div>
    </form>
  );
}

import { useMemo } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import type { Shown } from '../../store/selectors.ts';
import type { BufferView } from '../../store/state.ts';
import { focusOf } from '../../store/trace-index.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { keyNameKey } from '../opened-message.ts';
import { AnswerNote } from './answer-note.tsx';
import { BufferAbsent } from './buffer-absent.tsx';
import { BufferOrigin } from './buffer-origin.tsx';
import { bufferOf, isUntold, viewsOf, viewWithPath } from './buffers.ts';
import { EditedNote } from './edited-note.tsx';
import { EmptyNote } from './empty-note.tsx';
import { HeldBack } from './held-back.tsx';
import classes from './message.module.css';
import { BufferSwitch, PayloadSwitch } from './message-switches.tsx';
import { useOctetEditor } from './octet-editor.ts';
import { OctetTools } from './octet-tools.tsx';
import { OctetsView } from './octets-view.tsx';
import { OutcomeSummary } from './outcome-summary.tsx';
import { hasMessageBefore, type ShownMessage, shownMessage } from './shown-event.ts';
import { useInspected } from './use-inspected.ts';
import { useNames } from './use-names.ts';

/** The message of the shown event: its payloads as sent, received and decrypted. */
export function MessageTab({ shown }: { shown: Shown }) {
  const { t } = useTranslation();
  const names = useNames();
  const { events, cursor, reached, selection } = useInspected();
  const found = useMemo(
    () => shownMessage(events, cursor, shown, { payload: selection.payload }),
    [events, cursor, shown, selection.payload],
  );
  if (shown.event.kind === 'outcome') {
    return shown.index > reached ? <HeldBack /> : <OutcomeSummary event={shown.event} />;
  }
  if (found === null) {
    const word = hasMessageBefore(events, shown.index) ? 'noMessageOf' : 'noMessage';
    const actor = names.actor(focusOf(shown.event));
    return <EmptyNote text={t(`inspector.empty.${word}`, { actor })} />;
  }
  if (found.message.payloads.length === 0 && found.index > reached) return <HeldBack />;
  if (found.message.payloads.length === 0) return <AnswerNote message={found.message} />;
  return <PayloadTab shown={shown} found={found} />;
}

/** The octets of a payload, or their editor. */
function PayloadTab({ shown, found }: { shown: Shown; found: ShownMessage }) {
  const { message, payload } = found;
  const Editor = useOctetEditor(message, payload);
  if (Editor === null) return <PayloadView shown={shown} found={found} />;
  return (
    <div className={classes.tab}>
      <Editor key={`${message.id}/${payload}`} message={message} payload={payload} />
    </div>
  );
}

function PayloadView({ shown, found }: { shown: Shown; found: ShownMessage }) {
  const { t } = useTranslation();
  const { events, cursor, reached, selection } = useInspected();
  const names = useNames();
  const selectEvent = useAppStore((state) => state.selectEvent);
  const selectPayload = useAppStore((state) => state.selectPayload);
  const selectBuffer = useAppStore((state) => state.selectBuffer);
  const { message, payload } = found;
  const named = selection.path ?? found.path;
  const view = useMemo(() => {
    const path = selection.path === null ? found.path : null;
    return viewWithPath(events, cursor, message, payload, selection.buffer, path);
  }, [events, cursor, message, payload, found.path, selection.buffer, selection.path]);
  const buffer = useMemo(
    () => bufferOf(events, cursor, message, payload, view),
    [events, cursor, message, payload, view],
  );

  /** Another payload or buffer is a look at the message, no longer at what speaks of it. */
  const look = (index: number, next: BufferView) => {
    if (shown.event.id !== message.id) selectEvent(message.id);
    if (index !== payload || shown.event.id !== message.id) selectPayload(index);
    selectBuffer(next);
  };
  const payloads = (
    <PayloadSwitch message={message} payload={payload} onLook={(index) => look(index, view)} />
  );
  const isOther = shown.event.id !== message.id;
  const untold = isUntold(events, reached, message, payload, view);

  const { purpose = 'group' } = message.payloads[payload] ?? {};
  const keyName = t(keyNameKey({ id: message.id, purpose }));
  return (
    <div className={classes.tab}>
      <BufferSwitch
        views={viewsOf(message)}
        {...{ view, keyName }}
        onLook={(next) => look(payload, next)}
      />
      <EditedNote />
      {isOther && (
        <p className={classes.hint}>
          {found.ahead
            ? t('inspector.message.sentLater', { title: names.title(message) })
            : t('inspector.message.partOf', { title: names.title(message) })}
        </p>
      )}
      {buffer?.origin && !untold && <BufferOrigin origin={buffer.origin} />}
      {buffer && !untold ? (
        <OctetsView
          lead={payloads}
          buffer={buffer}
          payload={message.payloads[payload]}
          path={named}
          keyName={keyName}
          tools={<OctetTools message={message} payload={payload} view={view} />}
        />
      ) : (
        <>
          {payloads}
          {untold ? <HeldBack /> : <BufferAbsent message={message} payload={payload} view={view} />}
        </>
      )}
    </div>
  );
}

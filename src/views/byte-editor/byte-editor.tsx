import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { type MessageEvent, type MessagePayload, maxEdits } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { fieldAt, innermostAt } from '../../ui/byte-field.ts';
import { ByteGrid, type GridEdit } from '../../ui/byte-grid.tsx';
import { useNamedFields } from '../named-fields.ts';
import { isOpened } from '../opened-message.ts';
import { useFocusOnArrival } from '../use-focus-on-arrival.ts';
import classes from './byte-editor.module.css';
import { EditBar } from './edit-bar.tsx';
import { type EditTarget, editTargetOf, octetsAt } from './edit-fault.ts';
import { applied, changed, type EditTime, redone, turned, undone, within } from './edit-history.ts';
import { EditResult } from './edit-result.tsx';
import { OctetBits } from './octet-bits.tsx';
import { useByteEdits } from './use-byte-edits.ts';

type Props = Readonly<{ message: MessageEvent; payload: number }>;

/** The octets of a notification, to be changed: digits typed at the cursor, or bits turned over. The
 *  edits are a fault of the scenario, and the run follows them. */
export function ByteEditor({ message, payload }: Props) {
  const { t } = useTranslation();
  const { name, procedure, step, to } = message;
  const target = useMemo(
    () => editTargetOf({ name, procedure, step, to }, payload),
    [name, procedure, step, to, payload],
  );
  const octets = message.payloads[payload];
  if (target === null || octets === undefined) return <p>{t('byteEditor.none')}</p>;
  return <Editor message={message} octets={octets} target={target} />;
}

type EditorProps = Readonly<{ message: MessageEvent; octets: MessagePayload; target: EditTarget }>;

function Editor({ message, octets, target }: EditorProps) {
  const { t } = useTranslation();
  const { history, inRun, pending, change, flush } = useByteEdits(target);
  const { when, edits } = history.now;
  const base = useMemo(() => octetsAt(octets, when, inRun), [octets, when, inRun]);
  const bytes = useMemo(() => applied(base, edits), [base, edits]);
  const fields = useNamedFields(when === 'on-the-way' ? octets.receivedTree : octets.sentTree);
  const path = useAppStore((state) => state.selection.path);
  const [offset, setOffset] = useState(() => fieldAt(fields, path)?.start ?? 0);
  const [hovered, setHovered] = useState<string | null>(null);
  const marked = useMemo(() => new Set(edits.keys()), [edits]);
  /** The octet whose first digit has been typed. */
  const half = useRef<number | null>(null);
  const box = useFocusOnArrival('[role="grid"]');
  const at = Math.min(offset, Math.max(bytes.length - 1, 0));
  const octet = bytes[at] ?? 0;

  const turn = (where: number, mask: number, joins = false): boolean => {
    const next = turned(edits, where, mask, maxEdits);
    if (next) change((before) => changed(before, { when, edits: next }, joins));
    return next !== null;
  };
  const edit: GridEdit = {
    onOctet(where) {
      half.current = null;
      setOffset(where);
    },
    onDigit(where, digit) {
      const old = bytes[where] ?? 0;
      const second = half.current === where;
      half.current = second ? null : where;
      const value = second ? (old & 0xf0) | digit : (old & 0x0f) | (digit << 4);
      return turn(where, old ^ value, second && edits.has(where)) && second;
    },
  };
  const choose = (time: EditTime) => {
    const length = octetsAt(octets, time, inRun).length;
    change((before) => changed(before, { when: time, edits: within(edits, length) }));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of undo and redo, whose buttons stand in the bar
    <div
      ref={box}
      className={classes.editor}
      data-focus-part=""
      onKeyDown={(event) => {
        const step = historyKey(event);
        if (step === null) return;
        event.preventDefault();
        change(step);
      }}
    >
      <EditBar
        history={history}
        change={change}
        onTime={isOpened(message) ? null : choose}
        onClose={flush}
      />
      <p className={classes.note}>
        {t(`byteEditor.about.${isOpened(message) ? 'opened' : when}`)}
        {octets.second && ` ${t('byteEditor.illustrative')}`}
      </p>
      <div className={classes.octets}>
        <ByteGrid
          label={t('byteEditor.grid')}
          bytes={bytes}
          fields={fields}
          selectedPath={innermostAt(fields, at)?.path ?? null}
          hoveredPath={hovered}
          marked={marked}
          onSelect={() => {}}
          onHover={setHovered}
          edit={edit}
        />
      </div>
      <OctetBits
        offset={at}
        octet={octet}
        mask={edits.get(at) ?? 0}
        field={innermostAt(fields, at)}
        full={edits.size >= maxEdits && !edits.has(at)}
        onTurn={(mask) => turn(at, mask)}
      />
      <EditResult message={message} target={target} count={edits.size} pending={pending} />
    </div>
  );
}

/** Ctrl+Z or ⌘Z takes back; with Shift, or with Y, makes again. */
function historyKey({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent) {
  if (!ctrlKey && !metaKey) return null;
  const letter = key.toLowerCase();
  if (letter === 'y') return redone;
  if (letter !== 'z') return null;
  return shiftKey ? redone : undone;
}

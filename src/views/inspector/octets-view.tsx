import { type ReactNode, useMemo, useState } from 'react';
import type { MessagePayload } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { fieldAt } from '../../ui/byte-field.ts';
import { ByteGrid } from '../../ui/byte-grid.tsx';
import { CopyMenu } from '../../ui/copy-menu.tsx';
import { FieldTree } from '../../ui/field-tree.tsx';
import { differingOffsets } from '../../ui/grid-rows.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { copyText } from '../../ui/octet-text.ts';
import { useNamedFields } from '../named-fields.ts';
import { useFormats } from '../use-formats.ts';
import { useRingedRefs } from '../use-ringed.ts';
import type { ShownBuffer } from './buffers.ts';
import { FieldStatus } from './field-status.tsx';
import { withHeaderNotes } from './header-fields.ts';
import classes from './message.module.css';
import { useInspected } from './use-inspected.ts';
import { withUtc } from './utc-fields.ts';

type Props = Readonly<{
  buffer: ShownBuffer;
  payload: MessagePayload | undefined;
  path: string | null;
  /** What the key of the payload is called. */
  keyName: string;
  /** Stands first in the bar above the octets. */
  lead: ReactNode;
  /** What else can be done with the octets. */
  tools: ReactNode;
}>;

const none: ReadonlySet<number> = new Set();

/** Pixels that octets take in rows of 8: short ones leave the rest of the height to the fields. */
const gridHeight = (length: number) => 20 * Math.max(1, Math.ceil(length / 8)) + 20;

/** Field tree and octets of one buffer with a common selection, and the line that explains it. */
export function OctetsView({ buffer, payload, path, keyName, lead, tools }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const selectField = useAppStore((state) => state.selectField);
  const ringed = useRingedRefs('field');
  const chosen = useInspected().selection.path !== null;
  const [hovered, setHovered] = useState<string | null>(null);
  const { bytes, tree, view } = buffer;
  const altered = useMemo(() => {
    if (payload === undefined || (view !== 'sent' && view !== 'received')) return none;
    const other = view === 'sent' ? payload.received : payload.sent;
    return other.length === 0 ? none : differingOffsets(bytes, other);
  }, [bytes, payload, view]);
  const named = useNamedFields(tree);
  const fields = useMemo(
    () => withHeaderNotes(withUtc(named, formats), t('inspector.message.spiNote')),
    [named, t, formats],
  );
  const selected = fieldAt(fields, path);
  const name = t(`inspector.buffer.${view}`, { key: keyName });
  const shared = {
    bytes,
    fields,
    selectedPath: selected?.path ?? null,
    hoveredPath: hovered,
    marked: altered,
    onSelect: selectField,
    onHover: setHovered,
  };
  const copyLabels = {
    button: t('inspector.copy.button'),
    copied: t('inspector.copy.copied'),
    failed: t('inspector.copy.failed'),
    what: selected
      ? t('inspector.copy.field', { label: selected.label })
      : t('inspector.copy.whole'),
    hex: t('inspector.copy.hex'),
    base64: t('inspector.copy.base64'),
    c: t('inspector.copy.c'),
    json: t('inspector.copy.json'),
  };
  return (
    <>
      <div className={classes.bar}>
        {lead}
        <p className={classes.hint}>
          {t('inspector.octetCount', { count: bytes.length, n: formats.number(bytes.length) })}{' '}
          {altered.size > 0 && (
            <strong className={classes.altered}>
              {t('inspector.message.altered', { count: altered.size })}
            </strong>
          )}
        </p>
        {chosen && (
          <LinkButton className={classes.clear} onClick={() => selectField(null)}>
            {t('inspector.message.clear')}
          </LinkButton>
        )}
        {tools}
        <CopyMenu
          labels={copyLabels}
          textOf={(format) => copyText(format, bytes, named, fieldAt(named, path), view)}
        />
      </div>
      <div className={classes.tree}>
        <FieldTree
          {...shared}
          ringed={ringed}
          label={t('inspector.message.treeLabel', { buffer: name })}
          labels={{
            marked: t('inspector.message.alteredMark'),
            unverified: t('inspector.unverified'),
            unknown: t('inspector.unknown'),
          }}
        />
      </div>
      <div className={classes.octets} style={{ maxHeight: gridHeight(bytes.length) }}>
        <ByteGrid {...shared} label={t('inspector.message.gridLabel', { buffer: name })} />
      </div>
      <FieldStatus bytes={bytes} field={selected ?? fieldAt(fields, hovered)} />
    </>
  );
}

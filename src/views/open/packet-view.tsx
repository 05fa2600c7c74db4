import { useState } from 'react';
import type { OpenedPacket } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { fieldAt } from '../../ui/byte-field.ts';
import { ByteGrid } from '../../ui/byte-grid.tsx';
import { FieldTree } from '../../ui/field-tree.tsx';
import { useNamedFields } from '../named-fields.ts';
import { useFactText } from '../use-fact-text.ts';
import { packetFacts } from './packet-facts.ts';
import classes from './packet-view.module.css';

const none: ReadonlySet<number> = new Set();

/** A packet that was chosen: what opened it or why nothing does, what it says, and its octets with their
 *  fields, in clear where it opens. */
export function PacketView({ packet }: { packet: OpenedPacket }) {
  const { t } = useTranslation();
  const tell = useFactText();
  const [path, setPath] = useState<string | null>(null);
  const [hovered, setHovered] = useState<string | null>(null);
  const fields = useNamedFields(packet.tree);
  const kind = packet.opening ? 'clear' : 'protected';
  const what = t(`open.packet.octets.${kind}`, { protocol: packet.kind.toUpperCase() });
  const shared = {
    ...{ bytes: packet.octets, fields, marked: none },
    selectedPath: fieldAt(fields, path)?.path ?? null,
    hoveredPath: hovered,
    onSelect: setPath,
    onHover: setHovered,
  };
  return (
    <section className={classes.packet} aria-label={t('open.packet.title')}>
      <p className={`${classes.said} ${classes[packet.verdict]}`}>{tell(packet.said)}</p>
      <dl className={classes.facts}>
        {packetFacts(packet).map(({ name, value }) => (
          <div key={name}>
            <dt>{t(`open.packet.fact.${name}`)}</dt>
            <dd translate="no">{value}</dd>
          </div>
        ))}
      </dl>
      <h3 className={classes.heading}>{what}</h3>
      <div className={classes.tree}>
        <FieldTree
          {...shared}
          label={t('open.packet.fields')}
          labels={{
            marked: '',
            unverified: t('inspector.unverified'),
            unknown: t('inspector.unknown'),
          }}
        />
      </div>
      <div className={classes.octets}>
        <ByteGrid {...shared} label={what} />
      </div>
    </section>
  );
}

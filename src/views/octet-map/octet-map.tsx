import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { FieldNode, ProbePlan } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { OctetMapRun, OctetMapStore } from '../../store/octet-map-run.ts';
import { innermostAt } from '../../ui/byte-field.ts';
import { MarkGrid } from '../../ui/mark-grid.tsx';
import type { ProbeTask } from '../../worker/engine-client.ts';
import { useNamedFields } from '../named-fields.ts';
import { fieldRows, type MapCell, mapCells, markOfCell } from './map-cells.ts';
import { MapControls } from './map-controls.tsx';
import { MapExport } from './map-export.tsx';
import { MapFields } from './map-fields.tsx';
import { MapLegend } from './map-legend.tsx';
import { MapNotes } from './map-notes.tsx';
import { MapStatus } from './map-status.tsx';
import classes from './octet-map.module.css';
import { useCellNames } from './use-cell-names.ts';

type Props = Readonly<{
  store: OctetMapStore;
  /** The payload in the run on the screen. */
  found: Pick<ProbeTask, 'source' | 'place'> | null;
}>;

const noFields: readonly FieldNode[] = [];
const firstPlan: ProbePlan = { time: 'on-the-way', bits: 'one' };

/** The map: octets lettered by the check that refuses them, what the letters mean, and the fields. */
export function OctetMap({ store, found }: Props) {
  const { t } = useTranslation();
  const run = useStore(store);
  const [cursor, setCursor] = useState(0);
  const [hovered, setHovered] = useState<number | null>(null);
  const drawn = useDeferredValue(run);
  const { verdicts } = drawn;
  const plan = drawn.task?.plan ?? firstPlan;
  const cells = useCells(drawn);
  const marks = useMemo(() => cells.map(markOfCell), [cells]);
  const fields = useNamedFields(drawn.facts?.tree ?? noFields);
  const rows = useMemo(() => fieldRows(fields, cells), [fields, cells]);
  const starts = useMemo(() => new Set(fields.map(({ start }) => start)), [fields]);
  const length = lengthOf(drawn.facts, plan);
  const at = Math.min(cursor, Math.max(length - 1, 0));
  const field = innermostAt(fields, at);
  const range = useMemo(() => (field ? { start: field.start, end: field.end } : null), [field]);
  const shown = hovered ?? at;
  const shownCell = cells[shown];
  const names = useCellNames(cells, fields, plan, length);
  return (
    <div className={classes.map}>
      <MapControls store={store} found={found} />
      <MapNotes run={run} found={found} />
      <div className={classes.columns}>
        <div className={classes.octets}>
          <MarkGrid
            label={t('octetMap.grid')}
            length={length}
            marks={marks}
            starts={starts}
            range={range}
            cursor={at}
            names={names}
            onCursor={setCursor}
            onHover={setHovered}
          />
        </div>
        <div className={classes.side}>
          <MapLegend cells={cells} verdicts={verdicts} plan={plan} />
          <MapFields rows={rows} cursor={at} onChoose={setCursor} />
        </div>
      </div>
      <div className={classes.foot}>
        <MapStatus
          facts={drawn.facts}
          plan={plan}
          offset={shown}
          cell={shownCell}
          field={innermostAt(fields, shown)}
        />
        <MapExport run={drawn} cells={cells} rows={rows} />
      </div>
    </div>
  );
}

/** The cells of a run; as it grows, those that are known stay. */
function useCells({ task, verdicts }: OctetMapRun): readonly MapCell[] {
  const kept = useRef<{ task: OctetMapRun['task']; cells: readonly MapCell[] }>(null);
  return useMemo(() => {
    const known = kept.current?.task === task ? kept.current.cells : [];
    const cells = mapCells(verdicts, task?.plan ?? firstPlan, known);
    kept.current = { task, cells };
    return cells;
  }, [task, verdicts]);
}

function lengthOf(facts: OctetMapRun['facts'], { time }: ProbePlan) {
  if (facts === null) return 0;
  return time === 'on-the-way' ? facts.octets.length : (facts.unsignedLength ?? 0);
}

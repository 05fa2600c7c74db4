import { Button } from '@mantine/core';
import { useTranslation } from '../../i18n/translation.tsx';
import type { OctetMapRun } from '../../store/octet-map-run.ts';
import type { DataTable } from '../data-table.ts';
import { downloadText } from '../download-text.ts';
import { namedFields } from '../named-fields.ts';
import { saveSvg } from '../save-svg.ts';
import { TableMenu } from '../table-menu.tsx';
import { useActorNames } from '../use-actor-names.ts';
import { useFactText } from '../use-fact-text.ts';
import { countKinds, type FieldRow, type MapCell } from './map-cells.ts';
import { mapCsv } from './map-csv.ts';
import { MapDocument } from './map-svg.tsx';
import classes from './octet-map.module.css';
import { useKindNames } from './use-kind-names.ts';
import { useMapSkips } from './use-map-skips.ts';

type Props = Readonly<{
  run: OctetMapRun;
  cells: readonly MapCell[];
  rows: readonly FieldRow[];
}>;

/** Saves what is on the map. */
export function MapExport({ run, cells, rows }: Props) {
  const { t } = useTranslation();
  const names = useKindNames();
  const actors = useActorNames();
  const tell = useFactText();
  const { task, facts, verdicts } = run;
  const skips = useMapSkips(task);
  if (task === null || facts === null) return null;
  const name = `keyladder-octets-${task.place.messageId}`;
  const words = () => ({
    title: t('octetMap.svgTitle', { receiver: actors.short(task.place.to) }),
    facts: [
      t(`octetMap.svgFacts.${task.plan.time}`, {
        bits: t(`octetMap.bit.${task.plan.bits}`),
        id: task.place.messageId,
        payload: task.place.payload + 1,
      }),
      skips,
    ]
      .join(' ')
      .trim(),
    nameOf: names.short,
    mixed: cells.some(({ mixed }) => mixed) ? t('octetMap.svgMixed') : '',
  });
  const fields = (): DataTable => ({
    title: words().title,
    heads: [t('octetMap.field'), t('octetMap.octets'), t('octetMap.outcome')],
    rows: rows.map(({ path, start, end, counts }) => [
      path,
      { value: end - start, text: `${end - start}` },
      counts.map(({ kind, count }) => `${names.short(kind)}: ${count}`).join(', '),
    ]),
    context: [],
    marks: [words().facts],
  });
  return (
    <div className={classes.exports}>
      <TableMenu title={t('octetMap.fields')} file={`${name}-fields`} tableOf={fields} />
      <Button
        size="compact-sm"
        variant="default"
        onClick={() =>
          downloadText(
            `${name}.csv`,
            'text/csv',
            mapCsv(cells, namedFields(facts.tree, tell), task.plan, tell),
          )
        }
      >
        {t('octetMap.csv')}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() =>
          saveSvg(
            `${name}.svg`,
            <MapDocument cells={cells} counts={countKinds(verdicts)} words={words()} />,
          )
        }
      >
        {t('octetMap.svg')}
      </Button>
    </div>
  );
}

import { useMemo } from 'react';
import type { ProbePlan } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { type ByteField, innermostAt } from '../../ui/byte-field.ts';
import { useFormats } from '../use-formats.ts';
import { bitNumber, bitsByKind, type MapCell } from './map-cells.ts';
import { useKindNames } from './use-kind-names.ts';

/** What is said of each octet of the map: where it is, its field, which bits, and what becomes of them.
 *  Of a cell that stays as the map grows it is said once. */
export function useCellNames(
  cells: readonly MapCell[],
  fields: readonly ByteField[],
  plan: ProbePlan,
  length: number,
): readonly string[] {
  const { t } = useTranslation();
  const { list } = useFormats();
  const kinds = useKindNames();
  const nameOf = useMemo(() => {
    const tried = new WeakMap<MapCell, string>();
    const untried = new Map<number, string>();
    const bits =
      plan.bits === 'all'
        ? t('octetMap.bit.all')
        : t('octetMap.bitNumber', { bit: bitNumber(plan, 0) });
    const whole = (offset: number, what: string) =>
      t('octetMap.octet', { offset, field: innermostAt(fields, offset)?.label ?? '', bits, what });
    const whatOf = (cell: MapCell) =>
      cell.mixed
        ? bitsByKind(cell, plan, (kind, own) =>
            t('octetMap.bitsOf', {
              ...{ what: kinds.short(kind), count: own.length, bits: list(own.map(String)) },
            }),
          )
        : kinds.long(cell.kind);
    return (cell: MapCell | undefined, offset: number): string => {
      const known = cell ? tried.get(cell) : untried.get(offset);
      if (known !== undefined) return known;
      const name = whole(offset, cell ? whatOf(cell) : t('octetMap.notYet'));
      if (cell) tried.set(cell, name);
      else untried.set(offset, name);
      return name;
    };
  }, [t, list, kinds, plan, fields]);
  return useMemo(
    () => Array.from({ length }, (_, offset) => nameOf(cells[offset], offset)),
    [cells, length, nameOf],
  );
}

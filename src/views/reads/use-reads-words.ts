import { useMemo } from 'react';
import {
  type Closed,
  type KeySource,
  keyKindOrGmk,
  type ReceiverKey,
  regroupSpan,
  type Traffic,
  uint32ToHex,
} from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { ReadsFound } from '../../store/reads-state.ts';
import type { RowId } from '../../store/reads-table.ts';
import type { ActorNames, Words } from '../actor-names.ts';
import { useNumberedNames } from '../use-actor-names.ts';
import { useFormats } from '../use-formats.ts';

/** The sentences of the view of who reads what. */
export type ReadsWords = Readonly<{
  names: ActorNames;
  row(row: RowId): string;
  item(item: Traffic): string;
  /** How a key that opens a packet was come by, link by link. */
  chain(source: KeySource): readonly string[];
  receiverKey(key: ReceiverKey): string;
  gmk(gmkId: number): string;
  why(closed: Closed): string;
}>;

export function useReadsWords(found: ReadsFound): ReadsWords {
  const { t } = useTranslation();
  const { list } = useFormats();
  const names = useNumberedNames(regroupSpan(found.scenario) !== null);
  return useMemo(
    () => createReadsWords((key, values = {}) => t(key, values), names, list, found),
    [t, names, list, found],
  );
}

/** Words of what was found. */
export function createReadsWords(
  t: Words,
  names: ActorNames,
  list: (items: readonly string[]) => string,
  { gathered, marks }: ReadsFound,
): ReadsWords {
  const { drawn, task } = gathered;
  const purposeOf = (purpose: string) => t(`trace.purpose.${purpose}`);
  const item = (one: Traffic): string => {
    const ends = { from: names.short(one.from), to: names.short(one.to), act: one.act };
    if (one.kind === 'packet') return t(`reads.item.${one.use}`, ends);
    const keys = list(one.purposes.map(purposeOf));
    if (one.from === 'outsider') return t('reads.item.injected', { ...ends, keys });
    const isUpload = one.purposes.includes('client');
    return t(`reads.item.${isUpload ? 'upload' : 'delivery'}`, { ...ends, keys });
  };
  const itemOf = (id: string) => {
    const one = task.traffic.find((candidate) => candidate.id === id);
    return one ? item(one) : id;
  };
  const gmk = (gmkId: number): string => {
    const id = uint32ToHex(gmkId);
    const own = drawn.filter((key) => key.gmkId === gmkId);
    const [first] = own;
    const kind = keyKindOrGmk(gmkId).name;
    if (!first) return t('reads.gmk', { kind, id });
    const acts = list(own.map(({ act }) => String(act)));
    const count = own.length;
    return t('reads.gmkDrawn', { kind, id, purpose: purposeOf(first.purpose), acts, count });
  };
  const receiverKey = ({ uri, keyPeriodNo: period, made }: ReceiverKey) =>
    t(made ? 'reads.link.rskMade' : 'reads.link.rsk', { uri, period });
  return {
    names,
    row(row) {
      if (row !== 'all') return names.short(row);
      return t(marks.length === 0 ? 'reads.nobody' : 'reads.all');
    },
    item,
    gmk,
    receiverKey,
    chain(source) {
      const key = t('reads.link.gmk', { gmk: gmk(source.gmkId) });
      if (source.how !== 'learnt') return [t(`reads.link.${source.how}`), key];
      const payload = t('reads.link.payload', { item: itemOf(source.delivery) });
      const made = source.with.made ? [t('reads.link.master', { uri: source.with.kmsUri })] : [];
      return [...made, receiverKey(source.with), payload, key];
    },
    why(closed) {
      if (closed.why === 'gone' || closed.why === 'not-held' || closed.why === 'other-key') {
        return t(`reads.why.${closed.why}`, { gmk: gmk(closed.gmkId) });
      }
      if (closed.why === 'sealed' || closed.why === 'other-period') {
        const { kmsUri, keyPeriodNo } = closed.addressee;
        return t(`reads.why.${closed.why}`, { kms: kmsUri, period: keyPeriodNo ?? '' });
      }
      return t(`reads.why.${closed.why}`);
    },
  };
}

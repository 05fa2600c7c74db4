import { Button } from '@mantine/core';
import {
  actOfId,
  bytesToHex,
  eventIndex,
  type ReadMark,
  type Traffic,
} from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { ReadsCell, ReadsFound } from '../../store/reads-state.ts';
import { markAt } from '../../store/reads-table.ts';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import { useFactText } from '../use-fact-text.ts';
import classes from './reads.module.css';
import type { ReadsWords } from './use-reads-words.ts';

type Props = Readonly<{ found: ReadsFound; cell: ReadsCell; words: ReadsWords }>;

/** How something was opened, link by link, or what it would take. */
export function ReadsDetail({ found, cell, words }: Props) {
  const { t } = useTranslation();
  const store = useAppStoreApi();
  const told = markAt(found, cell);
  if (!told) return <p className={classes.note}>{t('reads.detail.gone')}</p>;
  const { actor, item, mark } = told;
  const show = () => {
    const { showAct, act, showScreen, level } = store.getState();
    const own = actOfId(item.eventId);
    if (own !== act) showAct(own);
    showScreen('ladder');
    const { trace, moveTo, selectEvent } = store.getState();
    const index = eventIndex(trace.events, item.eventId);
    if (index >= 0) moveTo(index);
    if (level === 'figure') selectEvent(item.eventId);
  };
  return (
    <section className={classes.detail} aria-label={t('reads.detail.title')}>
      <h3>{words.item(item)}</h3>
      <Verdict
        {...{ mark, item, words }}
        who={words.row(actor ?? cell.row)}
        all={cell.row === 'all'}
      />
      <Button size="compact-xs" variant="default" onClick={show}>
        {t('reads.detail.show')}
      </Button>
    </section>
  );
}

type VerdictProps = Readonly<{
  mark: ReadMark | null;
  item: Traffic;
  words: ReadsWords;
  who: string;
  all: boolean;
}>;

function Verdict({ mark, words, who, all }: VerdictProps) {
  const { t } = useTranslation();
  const factText = useFactText();
  if (mark === null)
    return <p>{t(all ? 'reads.detail.noneAtAll' : 'reads.detail.none', { who })}</p>;
  switch (mark.verdict) {
    case 'unheard':
      return <p>{t('reads.detail.unheard')}</p>;
    case 'closed':
      return <p>{t('reads.detail.closed', { who, why: words.why(mark.closed) })}</p>;
    case 'delivery':
      return (
        <>
          <p>{t('reads.detail.opens', { who })}</p>
          <Chain
            links={[
              words.receiverKey(
                mark.learnt[0]?.with ?? { uri: '', kmsUri: '', keyPeriodNo: 0, made: false },
              ),
              ...mark.learnt.map(({ gmkId, gmk }) =>
                t('reads.detail.key', { gmk: words.gmk(gmkId), octets: bytesToHex(gmk) }),
              ),
            ]}
          />
        </>
      );
    case 'packet': {
      const floor = mark.floor.map((one) => (typeof one === 'string' ? one : factText(one)));
      const octets = bytesToHex(mark.payload);
      const clear =
        floor.length > 0
          ? t('reads.detail.floor', { name: floor.join(', '), octets })
          : t('reads.detail.voice', { count: mark.payload.length, octets });
      return (
        <>
          <p>{t('reads.detail.opens', { who })}</p>
          <Chain links={[...words.chain(mark.by), clear]} />
        </>
      );
    }
  }
}

function Chain({ links }: { links: readonly string[] }) {
  return (
    <ol className={classes.chain}>
      {links.map((link) => (
        <li key={link}>{link}</li>
      ))}
    </ol>
  );
}

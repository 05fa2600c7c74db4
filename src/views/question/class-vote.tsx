import { Button } from '@mantine/core';
import { useTranslation } from '../../i18n/translation.tsx';
import { isWorthTalking, rightShare, votesIn } from '../../store/poll-score.ts';
import type { Poll } from '../../store/poll-state.ts';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import { useOptionTexts } from '../use-option-words.ts';
import { HandsEntry } from './hands-entry.tsx';
import { OptionList } from './option-list.tsx';
import classes from './question.module.css';
import { useRightWords } from './use-right-words.ts';

type Props = Readonly<{ poll: Poll; byHands: boolean }>;

/** The vote of a class: open, closed, told. How many chose each option is seen once it is told. */
export function ClassVote({ poll, byHands }: Props) {
  const { t } = useTranslation();
  const { setCounts } = useAppStoreApi().getState();
  const textOf = useOptionTexts(poll.question);
  const isEntered = byHands && poll.phase === 'open';
  const isOrder = poll.question.kind === 'order';
  return (
    <>
      {isOrder && poll.phase !== 'revealed' && (
        <p className={classes.note}>{t('question.order.first')}</p>
      )}
      {isEntered ? (
        <HandsEntry
          options={poll.options}
          counts={poll.counts}
          textOf={textOf}
          onCounts={setCounts}
        />
      ) : (
        <OptionList poll={poll} chosen={[]} textOf={textOf} counted />
      )}
      <Outcome
        poll={poll}
        isCounted={byHands ? poll.phase !== 'shown' : votesIn(poll.counts) > 0}
      />
      {byHands && <Actions poll={poll} />}
    </>
  );
}

/** How many have voted, whether to talk about it, and what is right. */
function Outcome({ poll, isCounted }: { poll: Poll; isCounted: boolean }) {
  const { t } = useTranslation();
  const words = useRightWords(poll);
  const { phase, question, counts, right } = poll;
  const share = right && rightShare({ kind: question.kind, counts, right });
  const isTalk = isWorthTalking(poll);
  return (
    <div className={classes.outcome} role="status">
      {isCounted && <p>{t('question.voted', { count: votesIn(counts) })}</p>}
      {poll.awaited && <p>{t('question.awaited')}</p>}
      {isTalk && (
        <p className={classes.talk}>
          <b>{t('question.talk')}</b> {question.discuss || t('question.talkAbout')}
        </p>
      )}
      {phase === 'revealed' && (
        <p>
          {share !== null && <b>{t('question.share', { share })}</b>} {words}
        </p>
      )}
    </div>
  );
}

function Actions({ poll }: { poll: Poll }) {
  const { t } = useTranslation();
  const { advancePoll, voteAgain, askQuestion } = useAppStoreApi().getState();
  const { phase, question, options, right } = poll;
  const isTalk = isWorthTalking(poll);
  if (phase === 'revealed') {
    return (
      <p className={classes.actions}>
        <Button variant="default" onClick={() => askQuestion(question, options)}>
          {t('question.again')}
        </Button>
      </p>
    );
  }
  return (
    <p className={classes.actions}>
      <Button
        variant={isTalk ? 'default' : 'filled'}
        disabled={phase === 'locked' && right === null}
        onClick={advancePoll}
      >
        {t(`question.next.${phase}`)}
      </Button>
      {phase === 'locked' && (
        <Button variant={isTalk ? 'filled' : 'default'} onClick={voteAgain}>
          {t('question.voteAgain')}
        </Button>
      )}
    </p>
  );
}

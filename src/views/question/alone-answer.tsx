import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { isAllRight, ownVote } from '../../store/poll-score.ts';
import { type Poll, pollPhases } from '../../store/poll-state.ts';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import { useOptionTexts } from '../use-option-words.ts';
import { OptionList } from './option-list.tsx';
import { moved, OrderList } from './order-list.tsx';
import classes from './question.module.css';
import { useAnswerKeys } from './use-answer-keys.ts';
import { useRightWords } from './use-right-words.ts';

/** One person chooses, and is told whether that is right and why. */
export function AloneAnswer({ poll }: { poll: Poll }) {
  const { t } = useTranslation();
  const store = useAppStoreApi();
  const { question, options, right, phase } = poll;
  const { kind } = question;
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const textOf = useOptionTexts(question);
  const picked = chosen ?? (kind === 'order' ? options : []);
  const isTold = phase === 'revealed';
  const mayAnswer = right !== null && picked.length > 0 && !isTold;
  const severalRight = kind === 'octets' || (right?.length ?? 0) > 1;
  const choose = (id: string) => {
    if (!severalRight) return setChosen([id]);
    setChosen(picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id]);
  };
  const answer = () => {
    if (!mayAnswer) return;
    const { setCounts, advancePoll } = store.getState();
    setCounts(ownVote(kind, picked, right));
    for (let left = pollPhases.indexOf('revealed'); left > pollPhases.indexOf(phase); left -= 1) {
      advancePoll();
    }
  };
  const again = () => {
    setChosen(null);
    store.getState().askQuestion(question, options);
  };
  useAnswerKeys({
    onPlace: (place) => {
      const id = options[place];
      if (isTold || id === undefined) return;
      // Of an order the letters are typed one after the other: each goes behind those before.
      if (kind === 'order') setChosen(moved(picked, picked.indexOf(id), picked.length - 1));
      else choose(id);
    },
    onEnter: isTold ? store.getState().closeDialog : answer,
    count: options.length,
  });
  return (
    <>
      {kind === 'order' && !isTold ? (
        <OrderList order={picked} given={options} textOf={textOf} onOrder={setChosen} />
      ) : (
        <OptionList
          poll={poll}
          chosen={picked}
          textOf={textOf}
          onChoose={isTold ? undefined : choose}
          counted={false}
        />
      )}
      <Verdict poll={poll} picked={picked} />
      <p className={classes.actions}>
        {isTold ? (
          <Button variant="default" onClick={again}>
            {t('question.again')}
          </Button>
        ) : (
          <Button onClick={answer} disabled={!mayAnswer}>
            {t('question.answer')}
          </Button>
        )}
        <span className={classes.note}>{t(isTold ? 'question.keysTold' : 'question.keys')}</span>
      </p>
    </>
  );
}

function Verdict({ poll, picked }: { poll: Poll; picked: readonly string[] }) {
  const { t } = useTranslation();
  const words = useRightWords(poll);
  const isTold = poll.phase === 'revealed' && poll.right !== null;
  const isRight = isTold && isAllRight(poll.question.kind, picked, poll.right ?? []);
  return (
    <p className={classes.verdict} role="status" data-right={isTold ? isRight : undefined}>
      {isTold && (
        <>
          <b>{t(isRight ? 'question.yoursRight' : 'question.yoursWrong')}</b> {words}
        </>
      )}
    </p>
  );
}

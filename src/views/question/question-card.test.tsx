import { MantineProvider } from '@mantine/core';
import type { i18n } from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import * as engine from '../../engine/index.ts';
import { defaultScenario } from '../../engine/index.ts';
import { addLaterTexts, changeLanguage, createI18n } from '../../i18n/index.ts';
import { TranslationProvider } from '../../i18n/translation.tsx';
import type { LessonQuestion } from '../../lesson/question.ts';
import { createAppStore } from '../../store/app-store.ts';
import { AppStoreProvider } from '../../store/use-app-store.tsx';
import { createInThreadClient } from '../../worker/in-thread-client.ts';
import { QuestionCard } from './question-card.tsx';

const question: LessonQuestion = {
  ...{ id: 'q', kind: 'check', stem: 'Which check?', about: {}, right: [], discuss: 'Who signs?' },
  options: [
    { id: 'period', text: '', why: 'It reads T.' },
    { id: 'signature', text: 'The <b>signature</b>', why: 'It covers all.' },
  ],
};

let words: i18n;
beforeAll(async () => {
  words = createI18n();
  await changeLanguage(words, 'en');
  await addLaterTexts(words);
});

const storeOf = () => {
  const store = createAppStore(createInThreadClient(engine), {
    view: { scenario: defaultScenario() },
    drawSeed: () => '00112233445566778899aabbccddeeff',
  });
  store.getState().askQuestion(question);
  store.getState().setRight(['signature']);
  return store;
};

const drawn = (store: ReturnType<typeof storeOf>, way: 'watch' | 'hands' | 'alone') =>
  renderToStaticMarkup(
    <TranslationProvider i18n={words}>
      <MantineProvider>
        {/* A page that is not in a browser shows the state a store began with. */}
        <AppStoreProvider store={{ ...store, getInitialState: store.getState }}>
          <QuestionCard size="stage" way={way} />
        </AppStoreProvider>
      </MantineProvider>
    </TranslationProvider>,
  );

describe('the question on the screen', () => {
  it('[Keyladder §questions] tells no count, no reason and no right answer before its time', () => {
    const store = storeOf();
    const { advancePoll, setCounts } = store.getState();
    for (const phase of ['shown', 'open', 'locked'] as const) {
      expect(store.getState().poll?.phase).toBe(phase);
      const text = drawn(store, 'watch');
      expect(text).toContain('Which check?');
      expect(text).not.toContain('12 votes');
      expect(text).not.toContain('It covers all.');
      expect(text).not.toContain('data-right');
      if (phase !== 'shown') expect(text).toContain(phase === 'open' ? '20 have' : 'Who signs?');
      if (phase === 'shown') setCounts({ period: 8, signature: 12 });
      advancePoll();
    }
    const told = drawn(store, 'watch');
    expect(told).toContain('12 votes · 60%');
    expect(told).toContain('60% had it right.');
    expect(told).toContain('It covers all.');
    expect(told).not.toContain('Who signs?');
  });

  it('[Keyladder §questions] has the words of the page where a lesson has none, and writes no markup', () => {
    const text = drawn(storeOf(), 'alone');
    expect(text).toContain('Key material for the period of T is held');
    expect(text).toContain('The &lt;b&gt;signature&lt;/b&gt;');
  });

  it('[Keyladder §questions] takes the hands of a class only while the vote is open', () => {
    const store = storeOf();
    expect(drawn(store, 'hands')).not.toContain('type="number"');
    store.getState().advancePoll();
    expect(drawn(store, 'hands').match(/type="number"/g)).toHaveLength(2);
    store.getState().advancePoll();
    expect(drawn(store, 'hands')).not.toContain('type="number"');
  });
});

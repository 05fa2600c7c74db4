import { useEffect, useRef, useState } from 'react';
import { isFact, type Scenario } from '../../engine/index.ts';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import { useFactText } from '../use-fact-text.ts';
import { type FieldChange, refusal } from './scenario-change.ts';

const settleMilliseconds = 400;

export type Draft = Readonly<{
  text: string;
  error: string | null;
  edit: (text: string) => void;
  /** Takes the text as it is now, without waiting. */
  settle: () => void;
}>;

/** The text of a field while it is typed. When typing pauses it becomes a change of the scenario;
 *  a text that cannot be one shows why and changes nothing. `shown` is the field's value in the
 *  scenario: when that changes from elsewhere, it replaces the draft. */
export function useDraft(
  shown: string,
  toChange: (text: string, scenario: Scenario) => FieldChange,
): Draft {
  const tell = useFactText();
  const store = useAppStoreApi();
  const [state, setState] = useState({ base: shown, text: shown, error: null as string | null });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const draft = useRef(shown);
  useEffect(() => () => clearTimeout(timer.current), []);

  if (state.base !== shown) setState({ base: shown, text: shown, error: null });
  useEffect(() => {
    draft.current = shown;
  }, [shown]);

  const take = () => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const text = draft.current;
    const { scenario, changeScenario } = store.getState();
    const change = toChange(text, scenario);
    const reason = isFact(change) ? change : refusal(scenario, change);
    const error = reason && tell(reason);
    setState((old) => ({ ...old, error }));
    if (error === null && text !== shown) changeScenario(change as Partial<Scenario>);
  };
  return {
    text: state.text,
    error: state.error,
    edit(text) {
      draft.current = text;
      setState((old) => ({ ...old, text }));
      clearTimeout(timer.current);
      timer.current = setTimeout(take, settleMilliseconds);
    },
    settle() {
      if (timer.current !== undefined) take();
    },
  };
}

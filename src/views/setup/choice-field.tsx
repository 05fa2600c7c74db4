import { NativeSelect } from '@mantine/core';
import { releaseFocusAfterChoice } from '../release-focus.ts';
import fieldClasses from './field.module.css';

type Props<Value extends string> = {
  label: string;
  /** The title of the section says it already. */
  hideLabel?: boolean;
  /** The design settles it. */
  settled?: boolean;
  value: Value;
  values: readonly Value[];
  words: (value: Value) => string;
  onChoose: (value: Value) => void;
};

/** A choice of the scenario among a few. */
export function ChoiceField<Value extends string>(props: Props<Value>) {
  const { label, hideLabel, settled = false, value, values, words, onChoose } = props;
  return (
    <NativeSelect
      size="xs"
      classNames={{ label: fieldClasses.label ?? '' }}
      {...(hideLabel ? { 'aria-label': label } : { label })}
      value={value}
      disabled={settled}
      onChange={(event) => {
        onChoose(event.currentTarget.value as Value);
        releaseFocusAfterChoice(event.currentTarget);
      }}
      data={values.map((one) => ({ value: one, label: words(one) }))}
    />
  );
}

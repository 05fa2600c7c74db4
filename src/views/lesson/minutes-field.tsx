import { TextInput } from '@mantine/core';

type Props = Readonly<{
  label: string;
  value: number | undefined;
  onWrite: (minutes: number | undefined) => void;
}>;

const mostMinutes = 600;

/** So many minutes; nothing where none are planned. What is no such number changes nothing. */
export function MinutesField({ label, value, onWrite }: Props) {
  return (
    <TextInput
      type="number"
      size="xs"
      label={label}
      value={value ?? ''}
      min={0}
      max={mostMinutes}
      step="any"
      onChange={({ currentTarget: { value: text, valueAsNumber: minutes } }) => {
        if (text === '') onWrite(undefined);
        else if (minutes >= 0 && minutes <= mostMinutes) onWrite(minutes);
      }}
    />
  );
}

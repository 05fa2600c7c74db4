import { NumberInput } from '@mantine/core';

type Props = Readonly<{
  label: string;
  value: number | undefined;
  onWrite: (minutes: number | undefined) => void;
}>;

const mostMinutes = 600;

/** So many minutes; nothing where none are planned. */
export function MinutesField({ label, value, onWrite }: Props) {
  return (
    <NumberInput
      size="xs"
      label={label}
      value={value ?? ''}
      min={0}
      max={mostMinutes}
      clampBehavior="strict"
      decimalScale={1}
      onChange={(minutes) => onWrite(typeof minutes === 'number' ? minutes : undefined)}
    />
  );
}

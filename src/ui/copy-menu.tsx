import { Button, Menu } from '@mantine/core';
import { IconCheck, IconChevronDown, IconCopy, IconX } from '@tabler/icons-react';
import { type CopyFormat, copyFormats } from './octet-text.ts';
import { useCopy } from './use-copy.ts';

export type CopyLabels = Readonly<
  { button: string; copied: string; failed: string; what: string } & Record<CopyFormat, string>
>;

type Props = Readonly<{ labels: CopyLabels; textOf: (format: CopyFormat) => string }>;

/** A button that copies octets in the format one chooses, and says that it did. */
export function CopyMenu({ labels, textOf }: Props) {
  const { state, copy } = useCopy();
  const said = { idle: labels.button, copied: labels.copied, failed: labels.failed }[state];
  const Icon = { idle: IconCopy, copied: IconCheck, failed: IconX }[state];
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="default"
          style={{ flex: 'none' }}
          leftSection={<Icon size={14} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          <span aria-live="polite">{said}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{labels.what}</Menu.Label>
        {copyFormats.map((format) => (
          <Menu.Item key={format} onClick={() => copy(textOf(format))}>
            {labels[format]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

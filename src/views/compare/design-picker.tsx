import { Button } from '@mantine/core';
import { IconPlus, IconSwitchHorizontal, IconX } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { designsOf } from '../../store/compare-sides.ts';
import { type Design, designs } from '../../store/designs.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { IconControl } from '../icon-control.tsx';
import classes from './compare.module.css';

/** Chooses the two designs, and a third one. */
export function DesignPicker() {
  const { t } = useTranslation();
  const { left, right, third } = useAppStore((state) => state.compare);
  const change = useAppStore((state) => state.changeCompare);
  return (
    <div className={classes.picker}>
      <DesignSelect side="left" value={left} onChange={(design) => change({ left: design })} />
      <IconControl
        icon={IconSwitchHorizontal}
        name={t('compare.swap')}
        onClick={() => change({ left: right, right: left })}
      />
      <DesignSelect side="right" value={right} onChange={(design) => change({ right: design })} />
      {third === null ? (
        <AddDesign />
      ) : (
        <>
          <DesignSelect
            side="third"
            value={third}
            onChange={(design) => change({ third: design })}
          />
          <IconControl
            icon={IconX}
            name={t('compare.third.remove')}
            onClick={() => change({ third: null, beside: 'right' })}
          />
        </>
      )}
    </div>
  );
}

/** Adds the first design that is not there yet. */
function AddDesign() {
  const { t } = useTranslation();
  const compare = useAppStore((state) => state.compare);
  const change = useAppStore((state) => state.changeCompare);
  const other = designs.find((design) => !designsOf(compare).includes(design));
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => change({ third: other ?? null })}
    >
      {t('compare.third.add')}
    </Button>
  );
}

type Props = {
  side: 'left' | 'right' | 'third';
  value: Design;
  onChange: (design: Design) => void;
};

function DesignSelect({ side, value, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className={classes.choice}>
      <label htmlFor={id}>{t(`compare.side.${side}`)}</label>
      <select
        id={id}
        className={classes.select}
        value={value}
        onChange={({ target }) => {
          const design = designs.find((one) => one === target.value);
          if (design !== undefined) onChange(design);
        }}
      >
        {designs.map((design) => (
          <option key={design} value={design}>
            {t(`compare.design.${design}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

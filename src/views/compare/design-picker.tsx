import { IconSwitchHorizontal } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Side } from '../../store/align-traces.ts';
import { type Design, designs } from '../../store/designs.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { IconControl } from '../icon-control.tsx';
import classes from './compare.module.css';

/** Chooses the two designs. */
export function DesignPicker() {
  const { t } = useTranslation();
  const { left, right } = useAppStore((state) => state.compare);
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
    </div>
  );
}

type Props = { side: Side; value: Design; onChange: (design: Design) => void };

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

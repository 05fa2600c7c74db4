import type { Ledger } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { useFormats } from '../use-formats.ts';
import classes from './compare.module.css';
import { differenceOf } from './ledger-rows.ts';
import { octetsUnder, optionsOf, type SwitchName, type SwitchOption } from './switches.ts';

/** The octets of each run under what an option of a switch assumes. */
export const octetsOf = (ledgers: readonly Ledger[], { under }: SwitchOption): readonly number[] =>
  ledgers.map((ledger) => octetsUnder(ledger, under));

/** Whom what a second key document holds favours: nobody where no design sends a second one. */
export function useFavours(ledgers: readonly Ledger[]): (option: string) => string {
  const { t } = useTranslation();
  const matters = ledgers.some(({ carrier: { octets } }) => {
    return octets['both-payloads'].inAll !== octets['new-payload'].inAll;
  });
  return (option) => {
    if (!matters) return '';
    if (option === 'both-payloads') return t('compare.assumption.dearer');
    return option === 'new-payload' ? t('compare.assumption.cheaper') : '';
  };
}

type SwitchProps = Readonly<{ name: SwitchName; ledgers: readonly Ledger[]; columns: number }>;

/** One assumption: what it can stand at, and the octets of that. */
export function Switch({ name, ledgers, columns }: SwitchProps) {
  const { t } = useTranslation();
  const compare = useAppStore((state) => state.compare);
  return (
    <tbody>
      <tr className={classes.part}>
        <th scope="rowgroup" colSpan={columns}>
          {t(`compare.assumption.name.${name}`)}
        </th>
      </tr>
      {optionsOf(name, compare).map((option) => (
        <Option key={option.name} {...{ name, option, ledgers }} />
      ))}
    </tbody>
  );
}

type OptionProps = Readonly<{ name: SwitchName; option: SwitchOption; ledgers: readonly Ledger[] }>;

function Option({ name, option, ledgers }: OptionProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const change = useAppStore((state) => state.changeCompare);
  const favours = useFavours(ledgers);
  const [first = 0, ...others] = octetsOf(ledgers, option);
  return (
    <tr data-option={`${name} ${option.name}`}>
      <th scope="row">
        <label className={classes.held}>
          <input
            type="radio"
            name={`kl-compare-${name}`}
            checked={option.chosen}
            onChange={() => change(option.change)}
          />
          {t(`compare.assumption.option.${option.name}`)}
        </label>
      </th>
      <td>{formats.number(first)}</td>
      {others.map((value, place) => {
        const difference = differenceOf(first, value);
        const percent = difference?.percent ?? null;
        return [
          // biome-ignore lint/suspicious/noArrayIndexKey: two sides may be the same design
          <td key={`${place} value`}>{formats.number(value)}</td>,
          // biome-ignore lint/suspicious/noArrayIndexKey: two sides may be the same design
          <td key={`${place} more`}>{difference && formats.signed(difference.absolute)}</td>,
          // biome-ignore lint/suspicious/noArrayIndexKey: two sides may be the same design
          <td key={`${place} percent`}>
            {percent === null ? t('compare.none') : formats.signedPercent(percent, 1)}
          </td>,
        ];
      })}
      <td>{favours(option.name)}</td>
    </tr>
  );
}

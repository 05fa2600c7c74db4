import type { FigureStepKey } from '../engine/index.ts';

/** Where links say that a comparison stands. */

type Stops = readonly Readonly<{ key: FigureStepKey }>[];

/** Key of the stop that a link names. Up to version 2 every member had stops of its own, as
 *  `2.ue1.answer.2`, the last number counting how often it came: the second time in the second run of
 *  the procedure, where there is one. */
export function stopKeyOf(key: string, stops: Stops): FigureStepKey | undefined {
  const has = (wanted: string) => stops.find((stop) => stop.key === wanted)?.key;
  const [step = '', ...rest] = key.split('.');
  if (step === 'outcome' || step === 'use') return has('1.use');
  if (rest.length < 2) return has(key) ?? (step === '0' ? has('1.0') : undefined);
  const again = Number(rest.at(-1)) > 1 ? has(`2.${step}`) : undefined;
  return again ?? has(`1.${step}`);
}

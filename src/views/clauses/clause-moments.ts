import type { CheckName, OperationName, Step, TraceEvent } from '../../engine/index.ts';

/** Which event of a run does what a sentence of the two clauses says. */

type Does = (event: TraceEvent) => boolean;

const computes =
  (operation: OperationName): Does =>
  (event) =>
    event.kind === 'compute' && event.operation === operation;
const checks =
  (check: CheckName): Does =>
  (event) =>
    event.kind === 'check' && event.check === check;
const gives =
  (what: 'kms-certificate' | 'key-set', to: RegExp): Does =>
  (event) =>
    event.kind === 'provision' && event.what === what && to.test(event.actor);
const sends =
  (...names: readonly string[]): Does =>
  (event) =>
    event.kind === 'message' && names.includes(event.name);
const stores: Does = (event) => event.kind === 'store';
const isUe = /(^|-)ue\d+$/;
const isGms = /gms$/;

const notifies = { notify: sends('notification'), encrypt: computes('sakke-encapsulate') };
const sign = computes('eccsi-sign');
const rand = sends('notification');

/** By the catalogue key of a step, then by the name of the sentence. What has none here is seen nowhere in
 *  a run: it says what is left out, or why. */
const moments: Readonly<Record<string, Readonly<Record<string, Does>>>> = {
  'step.0': {
    keys: gives('key-set', isUe),
    gms: gives('key-set', isGms),
    validate: checks('eccsi-keys'),
  },
  'step.1': { ...notifies, sign, identify: computes('guk-id'), rand },
  'step.2': {
    signature: checks('signature'),
    authorised: checks('authorised'),
    extract: checks('decapsulation'),
    duplicate: checks('duplicate-gmk-id'),
    order: checks('format'),
    error: sends('error'),
    store: stores,
    confirm: sends('ok'),
  },
  'regroup.0': {
    exchange: gives('kms-certificate', /kms$/),
    external: gives('kms-certificate', isGms),
    keys: gives('key-set', isUe),
    own: gives('kms-certificate', isUe),
  },
  'regroup.1': { make: computes('gmk'), ...notifies, sign, rand },
  'regroup.2': { ok: sends('ok'), checks: checks('format'), error: sends('error') },
  'regroup.3': {
    asUser: notifies.notify,
    encrypt: notifies.encrypt,
    sign,
    gukId: computes('user-salt'),
    members: notifies.notify,
  },
  'regroup.4': {
    checks: checks('format'),
    extract: checks('decapsulation'),
    reEncrypt: notifies.encrypt,
    newGukId: computes('guk-id'),
    sign,
    clear: stores,
    unseen: notifies.notify,
    rand,
    stop: sends('error'),
  },
  'regroup.5': { checks: checks('format'), ok: sends('ok'), error: sends('error') },
  'regroup.6': { ok: sends('ok'), report: sends('ok'), error: sends('error') },
};

/** Whether a run can show a sentence at all, with a fault where it takes one. */
export const hasMoment = (key: string, point: string): boolean =>
  moments[key]?.[point] !== undefined;

/** The first event of a run that does what a sentence says; null where none does. */
export function momentOf(
  events: readonly TraceEvent[],
  step: Step,
  key: string,
  point: string,
): string | null {
  const does = moments[key]?.[point];
  if (does === undefined) return null;
  return events.find((event) => event.step === step && does(event))?.id ?? null;
}

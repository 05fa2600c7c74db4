import { encapsulate } from '../crypto/sakke.ts';
import type { Attack, Attacked, Injection } from '../entities/attack.ts';
import { createGmk } from '../entities/gms.ts';
import type { Gmk, Gms } from '../entities/parties.ts';
import type { RunContext, TapPoints } from '../entities/taps.ts';
import { keyPeriodNo } from '../mcptt/key-period.ts';
import { ruleOf } from '../mcptt/kms-certificate.ts';
import { deriveUid } from '../mcptt/uid.ts';
import type { Context, Where } from '../model/context.ts';
import { purposeTag } from '../model/purpose.ts';
import { payloadsFor } from '../procedures/group-key-provisioning.ts';
import type { Scope, Steps } from '../trace/recording.ts';
import { type Alterations, defineFault, type Fault, type FaultSetting } from './fault.ts';

/** What attacks by somebody outside share. */

type AttackParts = Pick<Fault, 'id' | 'clause' | 'predict'> &
  Partial<Pick<Fault, 'steps' | 'excludes' | 'unnoticed'>> &
  Pick<Attack, 'intercepts'> &
  Readonly<{ attack: (setting: FaultSetting) => Pick<Attack, 'act'> & Alterations }>;

/** Declares an attack: a fault that brings somebody outside into the run, who acts at a notification. */
export function defineAttack({ intercepts, attack, ...parts }: AttackParts) {
  return defineFault({
    ...parts,
    kind: 'attack',
    reach: 'notification',
    outsider: true,
    apply: (setting: FaultSetting) => {
      const { act, ...others } = attack(setting);
      const made: Attack = { intercepts, act };
      return { ...others, attack: () => made };
    },
  });
}

/** The outsider draws GMKs of its own where the GMS has drawn some, for the same purposes. */
export function* drawOwnKeys(
  context: Context,
  scope: Scope,
  { gmks, round }: Attacked,
): Steps<readonly Gmk[]> {
  const drawn: Gmk[] = [];
  for (const { purpose, gmkId, parameters } of gmks) {
    const rand = round.inOnePayload ? drawn[0]?.rand : undefined;
    const input = { purpose, tag: purposeTag(gmkId), parameters, ...(rand ? { rand } : {}) };
    drawn.push(yield* createGmk(context, { ...scope, purpose }, input));
  }
  return drawn;
}

/** The outsider makes the payloads as a GMS would, in the name of `as` and with its keys. */
export function* sendAs(
  context: Context,
  scope: Scope,
  as: Gms,
  keys: readonly Gmk[],
  { round, recipient }: Attacked,
): Steps<Injection> {
  const payloads = yield* payloadsFor(context, scope, as, round, keys, recipient);
  return { payloads, senderUri: as.uri, knows: keys };
}

/** The SAKKE data of every key are those of the GMK that the GMS has made, sealed for the receiver of the
 *  attacked notification, whatever stands around them. */
export function sealedAs(
  context: Context,
  { gms, gmks, recipient }: Attacked,
  change = (sakkeData: Uint8Array) => sakkeData,
): RunContext {
  const { uri, certificate } = recipient;
  const { kmsUri, pubEncKey: kmsPublicKey } = certificate;
  const rule = ruleOf(certificate);
  const periodNo = keyPeriodNo(gms.ntpSeconds, rule);
  const { uid: id } = deriveUid({ uri, kmsUri, ...rule, keyPeriodNo: periodNo });
  const sealed: Alterations['sealed'] = (key, { purpose }) => {
    const made = gmks.find((one) => one.purpose === purpose);
    if (!made) return key;
    const { sakkeData } = encapsulate({ ssv: made.gmk, id, kmsPublicKey });
    return { ...key, sakke: { ...key.sakke, sakkeData: change(sakkeData) } };
  };
  const alterations: Alterations = { sealed };
  return {
    ...context,
    alter<P extends keyof TapPoints>(point: P, value: TapPoints[P], where: Where): TapPoints[P] {
      const alteration: Alterations[P] = alterations[point];
      return alteration ? alteration(value, where) : value;
    },
  };
}

import { describe, expect, it } from 'vitest';
import { fact } from '../model/fact.ts';
import type { Scenario } from '../model/scenario.ts';
import type { FaultEntry } from '../model/scenario-fields.ts';
import { runWith, scenarioOf } from '../testing/catalogue-fixture.ts';
import type { CheckEvent, TraceEvent } from '../trace/trace.ts';

const [primary] = scenarioOf().systems;

function run(fault: string, to: FaultEntry['to'], change: Partial<Scenario> = {}) {
  const at = { procedure: 1, step: 0 } as const;
  return runWith(scenarioOf(change), { fault, at, to, parameters: {} });
}

const failedOf = (events: readonly TraceEvent[], actor: string) =>
  events.filter(
    (event): event is CheckEvent =>
      event.kind === 'check' && !event.passed && event.actor === actor && event.step !== 'use',
  );
const errorsFrom = (events: readonly TraceEvent[], actor: string) =>
  events.filter(
    (event) => event.kind === 'message' && event.name === 'error' && event.from === actor,
  );

/** Fault, check, code, field, what the sentence has to say. */
const cases = [
  ['kms-certificate-missing', 'certificate', 'kms-certificate-missing', 'KmsCertificate', 'kms'],
  ['key-set-of-another-user', 'uid', 'key-material-uid', 'KmsKeySet.UserID', 'period'],
  [
    'signing-keys-of-another-user',
    'eccsi-keys',
    'key-material-eccsi',
    'KmsKeySet.UserSigningKeySSK',
    'period',
  ],
  ['rsk-of-another-kms', 'sakke-keys', 'key-material-sakke', 'KmsKeySet.UserDecryptKey', 'period'],
] as const;

describe('key material that does not fit, at step 0', () => {
  it.each(cases)(
    '[TS 33.179 Annex D] %s: check %s fails with %s, and the notification later by its own',
    (fault, check, code, path, later) => {
      const events = run(fault, ['ue2']);
      const [first, second, ...more] = failedOf(events, 'ue2');
      expect(first).toMatchObject({ step: 0, check, failure: { code, path, offset: null } });
      expect(first?.subject).toBeUndefined();
      expect(JSON.stringify(first?.failure?.expected)).toContain(primary?.kmsUri);
      expect(second).toMatchObject({ step: 2, failure: { code: later } });
      expect(more).toEqual([]);
      const [error, ...others] = errorsFrom(events, 'ue2');
      expect(others).toEqual([]);
      expect(error).toMatchObject({ step: 2, failures: [{ code: later }] });
    },
  );

  it('[TS 33.179 Annex D] a certificate that never came is missing; nothing is told to fit or not', () => {
    const [first] = failedOf(run('kms-certificate-missing', ['ue1']), 'ue1');
    const kmsUri = primary?.kmsUri ?? '';
    expect(first?.failure).toMatchObject({
      path: 'KmsCertificate',
      expected: fact('keyMaterial.certificate', { kmsUri }),
      found: fact('none'),
    });
  });

  it('[RFC 6508 §6.1.2] an RSK is told with the public key of the certificate it fails against', () => {
    const [first] = failedOf(run('rsk-of-another-kms', ['ue1']), 'ue1');
    const certificate = fact('keyMaterial.certificate', { kmsUri: primary?.kmsUri ?? '' });
    expect(first?.failure).toMatchObject({
      path: 'KmsKeySet.UserDecryptKey',
      clause: 'RFC 6508 §6.1.2',
      expected: fact('keyMaterial.decryptKey', { certificate }),
      found: fact('keyMaterial.otherDecryptKey'),
    });
  });

  it('[TS 33.179 §F.2.1] the UID is recomputed from the own URI, not from the one handed over', () => {
    const [first] = failedOf(run('key-set-of-another-user', ['ue1']), 'ue1');
    expect(first?.failure?.expected.facts.userUri).toBe(primary?.members[0]);
  });

  it('[pCR 33.179 §7.4.4.3] without the partner certificate the primary GMS sends nothing to it', () => {
    const events = run('partner-kms-unknown', ['gms'], { procedure: 'group-regroup' });
    const [failed, ...more] = failedOf(events, 'gms');
    expect(more).toEqual([]);
    expect(failed?.failure).toMatchObject({
      code: 'partner-certificate-missing',
      found: fact('none'),
    });
    expect(events.some(({ kind, step }) => kind === 'message' && step === 3)).toBe(false);
    expect(errorsFrom(events, 'partner-gms')).toEqual([]);
  });

  it('[TS 33.179 §E.2] without that of the primary KMS the partner GMS refuses a payload it got', () => {
    const events = run('partner-kms-unknown', ['partner-gms'], { procedure: 'group-regroup' });
    expect(failedOf(events, 'partner-gms')).toMatchObject([{ step: 4, failure: { code: 'kms' } }]);
    expect(errorsFrom(events, 'partner-gms')).toMatchObject([{ failures: [{ code: 'kms' }] }]);
  });
});

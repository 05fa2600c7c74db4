import { describe, expect, it } from 'vitest';
import {
  defaultMembers,
  defaultScenario,
  fact,
  faultById,
  faults,
  type Scenario,
} from '../../engine/index.ts';
import { eventsOf } from '../../testing/events-of.ts';
import { aimOfActor, aimOfEvent, faultsAtAim } from './aims.ts';
import { fewFitting, offersFor } from './fault-offers.ts';
import { parameterFields } from './parameter-fields.ts';
import { idsOf, namedIn, receiversOf } from './receivers.ts';

const scenario = defaultScenario();
const source = { kind: 'scenario', scenario } as const;
const events = eventsOf(source);
const aimAt = (id: string) => {
  const event = events.find((one) => one.id === id);
  if (event === undefined) throw new RangeError(id);
  return aimOfEvent(event);
};

describe('where a fault goes that is asked for on the ladder', () => {
  it('[Figure 7.4.2-1] is the notification a message, a check or an answer belongs to', () => {
    const at = { procedure: 1, step: 1 };
    expect(aimAt('gkp.1.ue2.message.notification')).toEqual({ at, to: ['ue2'] });
    expect(aimAt('gkp.2.ue2.check.signature')).toEqual({ at, to: ['ue2'] });
    expect(aimAt('gkp.2.ue2.message.ok')).toEqual({ at, to: ['ue2'] });
    expect(aimAt('gkp.0.ue1.check.uid')).toEqual({ at: { procedure: 1, step: 0 }, to: ['ue1'] });
  });

  it('[Figure 7.4.3.3-1] is by an actor the notification it gets, of a KMS what it hands out', () => {
    expect(aimOfActor('partner-ue3')).toEqual({
      at: { procedure: 1, step: 4 },
      to: ['partner-ue3'],
    });
    expect(aimOfActor('partner-gms')).toEqual({
      at: { procedure: 1, step: 3 },
      to: ['partner-gms'],
    });
    expect(aimOfActor('kms')).toEqual({ at: { procedure: 1, step: 0 }, to: 'all' });
  });

  it('[Keyladder §faults] finds the faults that are there', () => {
    const at = { procedure: 1, step: 1 } as const;
    const entry = { fault: 'wrong-signer', at, parameters: {} };
    const faulty: Scenario = {
      ...scenario,
      faults: [
        { ...entry, to: ['ue1'] },
        { ...entry, to: 'all' },
        { ...entry, at: { ...at, step: 0 }, to: ['ue2'] },
      ],
    };
    expect(faultsAtAim(faulty, { at, to: ['ue2'] })).toEqual([1]);
  });
});

describe('what the catalogue offers', () => {
  it('[Keyladder §faults] says why where a fault has no place, and leaves none out', () => {
    const offers = offersFor(scenario, null);
    expect(offers).toHaveLength(faults.length);
    const missing = offers.find(({ fault }) => fault.id === 'second-gmk-missing');
    expect(missing?.nowhere).toEqual(fact('fault.oneKey'));
  });

  it('[Keyladder §faults] offers a few that fit at the message, put to its receiver', () => {
    const few = fewFitting(offersFor(scenario, aimAt('gkp.1.ue2.message.notification')));
    expect(few).toHaveLength(5);
    for (const { entry } of few) expect(entry).toMatchObject({ at: { step: 1 }, to: ['ue2'] });
  });

  it('[Keyladder §faults] offers the same to a member of a group of 10,000', () => {
    const systems = scenario.systems.map((one) => ({ ...one, members: defaultMembers(10_000) }));
    const small = offersFor(scenario, { at: { procedure: 1, step: 1 }, to: ['ue2'] });
    const large = offersFor(
      { ...scenario, systems },
      { at: { procedure: 1, step: 1 }, to: ['ue9999'] },
    );
    expect(large.map(({ nowhere }) => nowhere)).toEqual(small.map(({ nowhere }) => nowhere));
    for (const { entry } of fewFitting(large)) expect(entry?.to).toEqual(['ue9999']);
  });
});

describe('whom it is put to', () => {
  it('[Keyladder §faults] named actors come back as they were', () => {
    const to = ['gms', 'partner-gms', 'ue1', 'ue7', 'partner-ue2'];
    expect(idsOf(namedIn(to))).toEqual(to);
    expect(receiversOf(scenario, 0)).toEqual({ servers: ['gms'], primary: 3, partner: 0 });
  });
});

describe('what a fault can be set to', () => {
  it('[Keyladder §faults] is read from the schema that checks it', () => {
    const fields = (id: string) => {
      const fault = faultById(id);
      return fault ? parameterFields(fault) : [];
    };
    expect(fields('signature-bit-flip')).toEqual([
      { name: 'bit', default: 511, kind: 'number', min: 0, max: 511 },
    ]);
    expect(fields('sakke-data-altered')).toEqual([
      { name: 'part', default: 'H', kind: 'choice', options: ['R', 'H'] },
    ]);
    expect(fields('wrong-signer')).toEqual([]);
  });

  it('[Keyladder §faults] every parameter of the catalogue has a control, but for edited octets', () => {
    const others = faults.flatMap((fault) =>
      parameterFields(fault).flatMap(({ kind, name }) => (kind === 'other' ? [name] : [])),
    );
    expect(others).toEqual(['edits']);
  });
});

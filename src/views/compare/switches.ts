import {
  ipVersions,
  keyDocuments,
  type Ledger,
  networkOctets,
  sipTransports,
} from '../../engine/index.ts';
import { type CompareView, countings } from '../../store/compare-view.ts';

/** What the octets of a comparison assume: each assumption is a switch, told with the numbers of all that it can
 *  stand at. */

export type Assumed = Pick<CompareView, 'counting' | 'keyDocument' | 'network'>;

export const switchNames = ['counting', 'keyDocument', 'ip', 'sip', 'tcpOptions', 'tls'] as const;
export type SwitchName = (typeof switchNames)[number];

/** `change`: what choosing it changes; `under`: what its own numbers assume, which count as much as it takes for
 *  the switch to matter. */
export type SwitchOption = Readonly<{
  name: string;
  chosen: boolean;
  change: Partial<Assumed>;
  under: Assumed;
}>;

const onOff = ['on', 'off'] as const;

/** What a switch can stand at, the rest of what is assumed as it is. */
export function optionsOf(name: SwitchName, assumed: Assumed): readonly SwitchOption[] {
  const { counting, keyDocument, network } = assumed;
  const options = <T extends string>(
    values: readonly T[],
    now: T,
    changeTo: (value: T) => Partial<Assumed>,
    least: CompareView['counting'],
  ) =>
    values.map((value): SwitchOption => {
      const change = changeTo(value);
      const counted = atLeast(least, change.counting ?? counting);
      return {
        ...{ name: value, chosen: value === now, change },
        under: { ...assumed, ...change, counting: counted },
      };
    });
  const ofNetwork = <T extends string>(
    values: readonly T[],
    now: T,
    changed: (value: T) => Partial<Assumed['network']>,
  ) => options(values, now, (value) => ({ network: { ...network, ...changed(value) } }), 'network');
  switch (name) {
    case 'counting':
      return options(countings, counting, (value) => ({ counting: value }), 'payload');
    case 'keyDocument':
      return options(keyDocuments, keyDocument, (value) => ({ keyDocument: value }), 'carrier');
    case 'ip':
      return ofNetwork(ipVersions, network.ip, (ip) => ({ ip }));
    case 'sip':
      return ofNetwork(sipTransports, network.sip, (sip) => ({ sip }));
    case 'tcpOptions':
    case 'tls':
      return ofNetwork(onOff, network[name] ? 'on' : 'off', (value) => ({
        [name]: value === 'on',
      }));
  }
}

const atLeast = (least: CompareView['counting'], counting: CompareView['counting']) =>
  countings[Math.max(countings.indexOf(least), countings.indexOf(counting))] ?? counting;

/** What lies under the stage 3 messages as far as it is counted. */
export const countedNetwork = ({ counting, network }: Pick<Assumed, 'counting' | 'network'>) =>
  counting === 'network' ? network : null;

/** The octets of a run under what is assumed. */
export function octetsUnder({ totals, carrier }: Ledger, assumed: Assumed): number {
  if (assumed.counting === 'payload') return totals.octets;
  return networkOctets(carrier, assumed.keyDocument, countedNetwork(assumed)).inAll;
}

/** All that can be assumed together, each once as far as it makes a difference. */
export function everyAssumption(assumed: Assumed): readonly Assumed[] {
  const all = switchNames.reduce<readonly Assumed[]>(
    (made, name) =>
      made.flatMap((one) => optionsOf(name, one).map(({ change }) => ({ ...one, ...change }))),
    [assumed],
  );
  const matters = (one: Assumed) => [
    one.counting,
    one.counting === 'payload' || one.keyDocument,
    countedNetwork(one),
  ];
  return [...new Map(all.map((one) => [JSON.stringify(matters(one)), one])).values()];
}

import { bytes, type Fields, optional, rest, text, uint } from '../codec/field.ts';
import { fact } from '../model/fact.ts';

/** The fields of floor control messages in Release 13. Source: TS 24.380 Table 8.2.3.1-2. */

const clause = 'TS 24.380 Table 8.2.3.1-2';

/** Field IDs to names. */
export const floorFields = {
  0: 'Floor Priority',
  1: 'Duration',
  2: 'Reject Cause',
  3: 'Queue Info',
  4: "Granted Party's Identity",
  5: 'Permission to Request the Floor',
  6: 'User ID',
  7: 'Queue Size',
  8: 'Message Sequence Number',
  9: 'Queued User ID',
  10: 'Source',
  11: 'Track Info',
  12: 'Message Type',
  13: 'Floor Indicator',
  14: 'SSRC',
} as const;

const spare = uint(8, { label: 'spare', clause });
const flag = (label: string) => uint(1, { label, clause });
const identity = { uri: text(rest, { label: 'URI', clause }) };

/** What stands in the value of a field, by its ID. */
export const floorFieldTables: Readonly<Record<number, Fields>> = {
  0: { priority: uint(8, { label: 'Floor Priority', clause }), spare },
  1: { seconds: uint(16, { label: 'Duration, seconds', clause }) },
  2: {
    cause: uint(16, { label: 'Reject Cause', clause }),
    phrase: optional(text(rest, { label: 'Reject Phrase', clause })),
  },
  3: {
    position: uint(8, {
      label: 'Queue Position Info',
      clause,
      names: { 254: fact('field.notQueued'), 255: fact('field.notDisclosed') },
    }),
    priority: uint(8, { label: 'Queue Priority Level', clause }),
  },
  4: identity,
  5: {
    permission: uint(16, {
      label: 'Permission to Request the Floor',
      clause,
      names: { 0: fact('field.no'), 1: fact('field.yes') },
    }),
  },
  6: identity,
  7: { size: uint(16, { label: 'Queue Size', clause }) },
  8: { number: uint(16, { label: 'Message Sequence Number', clause }) },
  9: identity,
  10: {
    source: uint(16, {
      label: 'Source',
      clause,
      names: {
        0: 'floor participant',
        1: 'participating MCPTT function',
        2: 'controlling MCPTT function',
        3: 'non-controlling MCPTT function',
      },
    }),
  },
  11: { track: bytes(rest, { label: 'Track Info', clause }) },
  12: { type: uint(8, { label: 'Message Type', clause }), spare },
  13: {
    normal: flag('normal call'),
    broadcast: flag('broadcast group call'),
    system: flag('system call'),
    emergency: flag('emergency call'),
    imminentPeril: flag('imminent peril call'),
    queueing: flag('queueing supported'),
    dualFloor: flag('dual floor'),
    temporaryGroup: uint(1, { label: 'temporary group call', clause, unverified: true }),
    unused: uint(8, { label: 'spare', clause }),
  },
  14: {
    ssrc: uint(32, { label: 'SSRC', clause, hex: true }),
    spare: uint(16, { label: 'spare', clause }),
  },
};

import { bytesToNumberBE, numberToBytesBE } from '../model/big-integers.ts';
import { type Fact, fact } from '../model/fact.ts';
import { ntpUnixOffsetSeconds, utcOfNtp } from '../model/ntp-time.ts';
import type { Hypotheses, Hypothesis } from './hypothesis.ts';

/** What T may mean besides NTP seconds and their fraction. Source: RFC 3830 §6.6, TS 33.179 §E.1.1. */

type Meaning = Readonly<{ id: string; text: Fact; time: number }>;

const era = 2 ** 32;

export const timeStamp: Hypotheses = ({ ue, hasClock }, { message: { t } }) => {
  const octets = numberToBytesBE((BigInt(t.ntpSeconds) << 32n) | BigInt(t.fraction), 8);
  const meanings = [
    ...meaningsOf(octets),
    ...(hasClock ? inOtherZone(t.ntpSeconds, ue.ntpSeconds) : []),
  ];
  return meanings
    .filter(({ time }) => time >= 0 && time < era && time !== t.ntpSeconds)
    .flatMap((meaning) => [
      hypothesisOf(meaning, octets, true),
      hypothesisOf(meaning, octets, false),
    ]);
};

/** The key periods follow from that time too, or from T as it stands there. */
const hypothesisOf = (
  { id, text, time }: Meaning,
  octets: Uint8Array,
  periodsToo: boolean,
): Hypothesis => ({
  id: `time.${id}`,
  part: 'time',
  text,
  clause: 'RFC 3830 §6.6',
  facts: { time: utcOfNtp(time) },
  settles: periodsToo
    ? ['timestamp', 'receiver', 'period', 'signature', 'decapsulation']
    : ['timestamp'],
  apply: (reading) => ({ ...reading, sentAt: time, ...(periodsToo ? { time } : {}) }),
  octets: () => octets,
});

function meaningsOf(octets: Uint8Array): readonly Meaning[] {
  const value = (bytes: Uint8Array) => Number(bytesToNumberBE(bytes));
  const high = octets.slice(0, 4);
  const reversed = octets.slice().reverse();
  const unix = (seconds: number) => seconds + ntpUnixOffsetSeconds;
  const whole = value(octets);
  return [
    { id: 'unix', text: fact('diagnosis.time.unix'), time: unix(value(high)) },
    { id: 'unix-64', text: fact('diagnosis.time.unix64'), time: unix(whole) },
    { id: 'ntp-64', text: fact('diagnosis.time.ntp64'), time: whole },
    {
      id: 'unix-milliseconds',
      text: fact('diagnosis.time.unixMilliseconds'),
      time: unix(Math.floor(whole / 1000)),
    },
    {
      id: 'little-endian-seconds',
      text: fact('diagnosis.time.littleEndianSeconds'),
      time: value(high.slice().reverse()),
    },
    {
      id: 'little-endian',
      text: fact('diagnosis.time.littleEndian'),
      time: value(reversed.slice(0, 4)),
    },
    {
      id: 'little-endian-unix',
      text: fact('diagnosis.time.littleEndianUnix'),
      time: unix(value(high.slice().reverse())),
    },
    {
      id: 'little-endian-unix-64',
      text: fact('diagnosis.time.littleEndianUnix64'),
      time: unix(value(reversed)),
    },
    {
      id: 'little-endian-ntp-64',
      text: fact('diagnosis.time.littleEndianNtp64'),
      time: value(reversed),
    },
    {
      id: 'unix-offset-twice',
      text: fact('diagnosis.time.offsetTwice'),
      time: value(high) - ntpUnixOffsetSeconds,
    },
  ];
}

const [halfHour, mostZones, onTheWaySeconds] = [1800, 28, 5];

/** Local time: off the clock of the receiver by whole half hours, but for seconds on the way. */
function inOtherZone(sent: number, received: number): readonly Meaning[] {
  const zones = Math.round((sent - received) / halfHour);
  const rest = Math.abs(sent - received - zones * halfHour);
  if (zones === 0 || Math.abs(zones) > mostZones || rest > onTheWaySeconds) return [];
  const text = fact('diagnosis.time.local', { hours: zones / 2 });
  return [{ id: 'local', text, time: sent - zones * halfHour }];
}

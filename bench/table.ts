import type { Row } from './measure.ts';
import { ofPeers, type Runtime } from './peers.ts';

/** What a report starts with: `what: which`. */
export type Environment = Readonly<Record<string, string>>;

/** The report: JSON with `--json`, a table otherwise. Whole seconds are shown as seconds. */
export function formatReport(
  environment: Environment,
  runtime: Runtime,
  rows: readonly Row[],
  json: boolean,
) {
  if (json) return `${JSON.stringify({ environment, rows }, null, 2)}\n`;
  const head = Object.entries(environment).map(([what, which]) => `${what}: ${which}`);
  const compared = rows.flatMap((row) => besidePeers(row, runtime));
  return `${[...head, '', ...rows.map(formatRow), ...compared].join('\n')}\n`;
}

/** A line that compares an operation with what native peers take for it. */
function besidePeers({ name, least }: Row, runtime: Runtime): string[] {
  const ratios = least ? ofPeers(name, least.multiples, runtime) : [];
  return ratios.length === 0 ? [] : [`${name.padEnd(32)} ${ratios.join(' · ')}`];
}

function formatRow({ name, ms, multiples, runs, least }: Row): string {
  const [value, unit] = ms >= 5000 ? [ms / 1000, 's '] : [ms, 'ms'];
  const digits = unit === 's ' ? 1 : ms < 0.1 ? 6 : 3;
  return [
    name.padEnd(32),
    value.toFixed(digits).padStart(12),
    ` ${unit}`,
    Math.round(multiples).toLocaleString('en-US').padStart(14),
    ' ×',
    `${runs} runs`.padStart(12),
    least === undefined ? '' : `${least.ofFirst.toFixed(2)} of BigInt`.padStart(17),
  ].join('');
}

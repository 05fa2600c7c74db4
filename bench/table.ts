import type { Row } from './measure.ts';

/** What a report starts with: `what: which`. */
export type Environment = Readonly<Record<string, string>>;

/** The report: JSON with `--json`, a table otherwise. Whole seconds are shown as seconds. */
export function formatReport(environment: Environment, rows: readonly Row[], json: boolean) {
  if (json) return `${JSON.stringify({ environment, rows }, null, 2)}\n`;
  const head = Object.entries(environment).map(([what, which]) => `${what}: ${which}`);
  return `${[...head, '', ...rows.map(formatRow)].join('\n')}\n`;
}

function formatRow({ name, ms, multiples, runs, ofFirst }: Row): string {
  const [value, unit] = ms >= 5000 ? [ms / 1000, 's '] : [ms, 'ms'];
  const digits = unit === 's ' ? 1 : ms < 0.1 ? 6 : 3;
  return [
    name.padEnd(32),
    value.toFixed(digits).padStart(12),
    ` ${unit}`,
    Math.round(multiples).toLocaleString('en-US').padStart(14),
    ' ×',
    `${runs} runs`.padStart(12),
    ofFirst === undefined ? '' : `${ofFirst.toFixed(2)} of BigInt`.padStart(17),
  ].join('');
}

import { bundle } from './bundle.ts';
import { check } from './check.ts';
import { checks } from './checks.ts';
import type { AnyCommand } from './command.ts';
import { diff } from './diff.ts';
import { dump } from './dump.ts';
import { exported } from './export.ts';
import { faults } from './faults.ts';
import { map } from './map.ts';
import { open } from './open.ts';
import { run } from './run.ts';
import { scenario } from './scenario.ts';

/** Every command, in the order of the help. */
export const commands: readonly AnyCommand[] = [
  open,
  check,
  diff,
  dump,
  map,
  run,
  scenario,
  bundle,
  exported,
  faults,
  checks,
];

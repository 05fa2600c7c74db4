import { describe, expect, it } from 'vitest';
import * as engine from '../engine/index.ts';
import { defaultPartnerSystem, defaultScenario, type Scenario } from '../engine/index.ts';
import { createInThreadClient } from '../worker/in-thread-client.ts';
import { type Design, designOf, designs } from './designs.ts';
import {
  cellKey,
  countByDesign,
  createFaultTableStore,
  type FaultRow,
  faultRows,
  scenarioForFaults,
  shownBy,
} from './fault-table.ts';

const regroup: Scenario = {
  ...defaultScenario(),
  procedure: 'group-regroup',
  systems: [...defaultScenario().systems, defaultPartnerSystem()],
};
const rowOf = (rows: readonly FaultRow[], id: string) => rows.find(({ fault }) => fault.id === id);

describe('faults against designs', () => {
  it('[Keyladder §faults] a design is that of the scenario made for it', () => {
    for (const design of designs) {
      expect(designOf(scenarioForFaults(defaultScenario(), design))).toBe(design);
    }
  });

  it('[Keyladder §faults] tells what two keys add, and that one key has no such fault', () => {
    const row = rowOf(faultRows(defaultScenario()), 'second-gmk-missing');
    expect(row?.cells.single).toEqual({
      kind: 'absent',
      reason: engine.fact('fault.oneKey'),
    });
    expect(row?.cells.twice).toMatchObject({ entry: { at: { procedure: 2 } }, prediction: null });
    expect(row?.cells['once-two-payloads']).toMatchObject({ prediction: 'dual-incomplete' });
    expect(row?.differs).toBe(true);
    const flipped = rowOf(faultRows(defaultScenario()), 'signature-bit-flip');
    expect(flipped?.differs).toBe(false);
  });

  it('[Keyladder §faults] every fault of the catalogue has a place in one of the figures', () => {
    const hiding = { ...defaultScenario(), profile: 'ts-33.180', hideIdentities: true } as const;
    const rows = [defaultScenario(), regroup, hiding].flatMap(faultRows);
    const placed = rows.filter(({ cells }) =>
      Object.values(cells).some(({ kind }) => kind === 'placed'),
    );
    expect(new Set(placed.map(({ fault }) => fault.id)).size).toBe(engine.faults.length);
  });

  it('[Keyladder §faults] a real run of a cell agrees with what is predicted', async () => {
    const scenario = defaultScenario();
    const rows = faultRows(scenario).filter(({ fault }) =>
      ['wrong-signer', 'keys-swapped', 'second-gmk-missing', 'second-payload-corrupt'].includes(
        fault.id,
      ),
    );
    const store = createFaultTableStore(createInThreadClient(engine).run);
    await store.getState().start(scenario, rows, 'basis');
    const { status, done, total, tried } = store.getState();
    expect({ status, done }).toEqual({ status: 'done', done: total });
    for (const { fault, cells } of rows) {
      for (const design of designs) {
        const cell = cells[design];
        if (cell.kind === 'placed')
          expect(tried[cellKey(fault, design)]).toMatchObject({ code: cell.prediction });
      }
    }
  });

  it('[Keyladder §harm] counts what the runs show: not noticed with harm, and without', async () => {
    const scenario = defaultScenario();
    const ids = ['keys-swapped', 'second-gmk-missing', 'gmk-sent-again', 'signature-bit-flip'];
    const rows = faultRows(scenario).filter(({ fault }) => ids.includes(fault.id));
    const store = createFaultTableStore(createInThreadClient(engine).run);
    const twice = () => countByDesign(rows, store.getState().tried)[1];
    expect(twice()).toMatchObject({ placed: 3, tried: 0, harm: 0, harmless: 0, predicted: 2 });
    await store.getState().start(scenario, rows, 'basis');
    const { tried } = store.getState();
    const shown = (id: string, design: Design) => {
      const fault = engine.faultById(id);
      const found = fault && tried[cellKey(fault, design)];
      return found && shownBy(found);
    };
    // The text of the key parameters marks the purpose, so that the order does not matter.
    expect(shown('keys-swapped', 'once-two-payloads')).toBe('harmless');
    expect(shown('gmk-sent-again', 'single')).toBe('harmless');
    expect(shown('second-gmk-missing', 'twice')).toBe('harm');
    expect(shown('second-gmk-missing', 'once-two-payloads')).toBe('caught');
    expect(twice()).toMatchObject({ placed: 3, tried: 3, harm: 1, harmless: 1, predicted: 2 });
  });

  it('[Keyladder §faults] cancelled keeps what was found', async () => {
    const scenario = defaultScenario();
    const store = createFaultTableStore(createInThreadClient(engine).run);
    const running = store.getState().start(scenario, faultRows(scenario), 'basis');
    await new Promise<void>((resolve) => {
      const stop = store.subscribe(({ done }) => {
        if (done < 2) return;
        stop();
        store.getState().cancel();
        resolve();
      });
    });
    await running;
    expect(store.getState().status).toBe('cancelled');
    expect(Object.keys(store.getState().tried)).toHaveLength(2);
  });
});

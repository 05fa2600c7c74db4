import { describe, expect, it } from 'vitest';
import { defaultScenario } from '../engine/index.ts';
import { manualClient } from '../worker/trace.fixture.ts';
import { createAppStore } from './app-store.ts';

async function storeWithRun() {
  const client = manualClient();
  const store = createAppStore(client, {
    view: { scenario: defaultScenario() },
    drawSeed: () => '00'.repeat(32),
  });
  store.getState().rerun();
  await client.runs[0]?.finish();
  return store;
}

describe('the payload whose octets are edited or broken', () => {
  it('is looked at when it is edited, whatever was selected before', async () => {
    const store = await storeWithRun();
    const { events } = store.getState().trace;
    const message = events.findLast(
      (event) => event.kind === 'message' && event.name === 'notification',
    );
    const messageId = message?.id ?? '';
    const cursor = store.getState().cursor;
    store.getState().openTab('keys');
    store.getState().editOctets({ messageId, payload: 1 });
    expect(store.getState()).toMatchObject({
      edited: { messageId, payload: 1 },
      selection: { payload: 1 },
      tab: 'message',
      cursor,
    });
    store.getState().editOctets(null);
    expect(store.getState().edited).toBeNull();
  });

  it('keeps the selected field of the payload that is looked at', async () => {
    const store = await storeWithRun();
    const { trace, cursor, selectField, editOctets } = store.getState();
    const messageId = trace.events[cursor]?.id ?? '';
    selectField('RAND.rand');
    editOctets({ messageId, payload: 0 });
    expect(store.getState().selection).toMatchObject({ eventId: null, path: 'RAND.rand' });
  });

  it('has its map in a dialog', async () => {
    const store = await storeWithRun();
    const ref = { messageId: 'gkp.1.ue1.message.notification', payload: 0 };
    store.getState().showOctetMap(ref);
    expect(store.getState()).toMatchObject({ octetMap: ref, dialog: 'octet-map' });
  });
});

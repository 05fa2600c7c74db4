import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cardPlace } from './tour-stops.ts';

it('keeps the card of the tour inside the window, wherever its part is', () => {
  const area = fc.record({
    left: fc.integer({ min: -100, max: 2000 }),
    top: fc.integer({ min: -100, max: 1200 }),
    width: fc.integer({ min: 0, max: 2000 }),
    height: fc.integer({ min: 0, max: 1200 }),
  });
  const size = fc.record({
    width: fc.integer({ min: 400, max: 2000 }),
    height: fc.integer({ min: 300, max: 1200 }),
  });
  fc.assert(
    fc.property(area, size, (at, window) => {
      const { left, top } = cardPlace(at, window);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(top).toBeGreaterThanOrEqual(0);
      expect(left + 340).toBeLessThanOrEqual(window.width);
      expect(top + 200).toBeLessThanOrEqual(window.height);
    }),
  );
});

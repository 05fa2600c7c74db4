import * as Comlink from 'comlink';
import { setSakkeForm } from '../engine/index.ts';
import { createEngineService } from './engine-service.ts';
import { packing } from './packing-service.ts';

// Tests name a worker for the form that it is to calculate in; the page gives no names.
if (self.name === 'fma52' || self.name === 'f64' || self.name === 'bigint') setSakkeForm(self.name);

Comlink.expose(packing(createEngineService()));

import * as Comlink from 'comlink';
import { createEngineService } from './engine-service.ts';

Comlink.expose(createEngineService());

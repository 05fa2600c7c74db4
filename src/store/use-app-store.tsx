import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { AppStore } from './app-store.ts';
import type { AppStoreState } from './store-state.ts';

const StoreContext = createContext<AppStore | null>(null);

/** Gives the store to the components below. */
export function AppStoreProvider({ store, children }: { store: AppStore; children: ReactNode }) {
  return <StoreContext value={store}>{children}</StoreContext>;
}

/** The store itself, for handlers that read the state when they run. */
export function useAppStoreApi(): AppStore {
  const store = useContext(StoreContext);
  if (store === null) throw new TypeError('useAppStore needs an AppStoreProvider above it');
  return store;
}

/** Reads one value of the state; renders again when that value changes (`Object.is`). */
export function useAppStore<T>(selector: (state: AppStoreState) => T): T {
  return useStore(useAppStoreApi(), selector);
}

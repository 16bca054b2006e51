import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { Features, Stores } from './stores.ts';

/** The stores of this window; set once at the top. */
export const StoresContext = createContext<Stores | null>(null);

/** All stores, for their actions. */
export function useStores(): Stores {
  const stores = useContext(StoresContext);
  if (stores === null) throw new Error('The screens must stand inside a StoresContext.');
  return stores;
}

/** A part of one store's state, drawn anew when it changes. */
export function useFeature<F extends keyof Features, T>(feature: F, pick: (state: Features[F]) => T): T {
  // The mapped type of the stores is not followed through an indexed access, though it is exactly this.
  return useStore(useStores()[feature] as unknown as StoreApi<Features[F]>, pick as (state: unknown) => T);
}

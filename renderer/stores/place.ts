import { createStore, type StoreApi } from 'zustand/vanilla';
import { hashOf, type Place, placeFromHash } from '../values/place.ts';

/** The place store: `go` adds to the browser's own history, `move` replaces the newest entry. */
export type PlaceState = {
  readonly place: Place;
  readonly go: (place: Place) => void;
  readonly move: (place: Place) => void;
};

/** The side of the browser window that keeps the address. */
export type AddressBar = {
  readonly hash: () => string;
  readonly push: (hash: string) => void;
  readonly replace: (hash: string) => void;
  readonly onChange: (listener: () => void) => void;
};

/** Makes the place store over the window's address. */
export function createPlaceStore(bar: AddressBar): StoreApi<PlaceState> {
  const store = createStore<PlaceState>((set) => ({
    place: placeFromHash(bar.hash()),
    go: (place) => {
      if (hashOf(place) !== bar.hash()) bar.push(hashOf(place));
      set({ place });
    },
    move: (place) => {
      bar.replace(hashOf(place));
      set({ place });
    },
  }));
  bar.onChange(() => store.setState({ place: placeFromHash(bar.hash()) }));
  return store;
}

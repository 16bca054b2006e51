// Loaded before a real command: what goes to a service's address goes to a server on this machine, named by STAND_IN.
const real = globalThis.fetch;

globalThis.fetch = (address, options) => {
  const { pathname, search, origin } = new URL(address);
  if (origin !== 'https://api.crossref.org') throw new Error(`Nobody may be asked at ${origin}.`);
  return real(process.env.STAND_IN + pathname + search, options);
};

/** The part of citation-js 0.8.2 that Gleaner uses; the packages carry no types. */
declare module '@citation-js/core' {
  export const plugins: {
    readonly input: { data(input: string, type: string): unknown };
    readonly config: { get(plugin: string): unknown };
  };
}
declare module '@citation-js/plugin-bibtex' {}

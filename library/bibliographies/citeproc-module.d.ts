/** What is used of citeproc-js, which brings no types. */
declare module 'citeproc' {
  type Bibliography = readonly [
    {
      readonly entry_ids: readonly (readonly string[])[];
      readonly hangingindent?: boolean | number;
      readonly 'second-field-align'?: false | string;
    },
    readonly string[],
  ];
  class Engine {
    constructor(system: object, style: object, locale?: string, force?: boolean);
    opt: { development_extensions: Record<string, boolean>; lang: string };
    setOutputFormat(format: string): void;
    updateItems(ids: readonly string[]): void;
    makeBibliography(): Bibliography | false;
    makeCitationCluster(items: readonly { readonly id: string }[]): string;
  }
  const CSL: { Engine: typeof Engine; debug: (text: string) => void; error: (text: string) => void };
  export default CSL;
}

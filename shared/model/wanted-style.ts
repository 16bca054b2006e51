/** A citation style and a language (BCP 47) that a person asks for; absent where they do not say. */
export type WantedStyle = { readonly style?: string | undefined; readonly locale?: string | undefined };

/** The style and language asked for, else those kept with the library; a language kept for its style goes with that style. */
export function wantedStyle(
  { style, locale }: WantedStyle,
  kept: { readonly citationStyle: string; readonly citationLocale: string },
): { style?: string; locale?: string } {
  const chosen = {
    style: style ?? kept.citationStyle,
    locale: locale ?? (style === undefined ? kept.citationLocale : ''),
  };
  return {
    ...(chosen.style === '' ? {} : { style: chosen.style }),
    ...(chosen.locale === '' ? {} : { locale: chosen.locale }),
  };
}

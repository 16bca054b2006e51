const MEAN =
  /^(?:m|x̄|mean(?:\s+(?:score|value|rating|age))?|average(?:\s+score)?|mittelwert|mw|media|moyenne|keskiarvo|ka|medelvärde)s?(?:\s*(?:[(±,[].*|\+\/?-.*))?$/iu;
const DEVIATION =
  /(?:^|[(±,[\s]|\+\/?-)\s*(?:sd|s\.\s?d\.|std\.?(?:\s?dev(?:iation|\.)?)?|standard deviations?|standardabweichung|desviaci[oó]n(?: est[aá]ndar| t[ií]pica)?|d\.?e\.?|[eé]cart[- ]type|keskihajonta|kh|standardavvikelse)\s*[)\]]?$/iu;
const NO_COUNT =
  /\b(?:mean|median|average|iqr|sd|m\s*\(sd\)|range|mittelwert|median[eo]?|media|moyenne|écart|keskiarvo|mediaani)\b/iu;

/** Whether a heading says that its numbers are means: "M", "Mean (SD)". */
export function isMeanHeading(heading: string): boolean {
  return MEAN.test(heading.trim());
}

/** A heading without the scale in brackets behind it: "mean ± SD (0–10)". */
function withoutScale(heading: string): string {
  return heading.replace(/\s*[([][^()[\]]*\d\s*(?:–|-|to|bis|a|à)\s*\d[^()[\]]*[)\]]\s*$/iu, '');
}

/** Whether a heading, or the end of one, says that its numbers are standard deviations. */
export function isDeviationHeading(heading: string): boolean {
  return DEVIATION.test(withoutScale(heading).trim());
}

/** Whether a line of counts says of itself that it holds none: "Age, mean (SD)". */
export function isNoCount(label: string): boolean {
  return NO_COUNT.test(label);
}

/**
 * The headers every answer with one of our pages carries: what it may load, and that nobody else may frame, read or
 * embed it. `connect` is what its scripts may talk to besides their own origin.
 */
export function policyHeaders(connect = ''): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': contentPolicy(`'self' ${connect}`.trim()),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Frame-Options': 'DENY',
    'Cache-Control': 'no-store',
  };
}

/** The screens set styles on elements, which needs 'unsafe-inline' for styles; scripts come from files alone. */
function contentPolicy(connect: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src ${connect}`,
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Why a request is turned away: an HTTP status and a sentence. */
export type Refusal = { readonly status: 403 | 421; readonly sentence: string };

/** What a request shows of itself. */
export type Visitor = { readonly method: string; readonly headers: IncomingHttpHeaders };

/** Decides who may talk to the loopback server; one guard per server, with secrets that die with it. */
export type SessionGuard = {
  /** Checks where a request comes from, whoever sent it; undefined lets it pass. */
  readonly checkOrigin: (visitor: Visitor) => Refusal | undefined;
  /** Checks that it comes from a browser that was let in; undefined lets it pass. */
  readonly checkCookie: (visitor: Visitor) => Refusal | undefined;
  /** A new code for the opened address; it opens the door once. */
  readonly newCode: () => string;
  /** Takes a code: the Set-Cookie line of the visitor let in, or a refusal. */
  readonly admit: (code: string) => { readonly cookie: string } | Refusal;
};

const OTHER_HOST: Refusal = {
  status: 421,
  sentence: 'This address is not Gleaner’s. Open the link that Gleaner printed.',
};
const OTHER_SITE: Refusal = {
  status: 403,
  sentence: 'Another page asked for this. Open Gleaner by the link it printed.',
};
const STRANGER: Refusal = {
  status: 403,
  sentence:
    'This page is Gleaner on this computer, and it opens only by the link that Gleaner printed when it started. Copy that link into this browser.',
};
const USED_CODE: Refusal = {
  status: 403,
  sentence:
    'This link was used already or is from an earlier start. Each link opens Gleaner once; use the newest link that Gleaner printed.',
};

/**
 * The guard of a server on 127.0.0.1:`port`. Host is checked against DNS rebinding, Origin and Sec-Fetch-Site against
 * other pages (other local ports are the same *site*, so SameSite alone does not stop them), and a one-time code in the
 * opened address becomes an HttpOnly cookie named with the port, because cookies do not tell ports apart (RFC 6265, 8.5).
 */
export function sessionGuard(port: number): SessionGuard {
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
  const cookieName = `gleaner-${port}`;
  const session = secret();
  const codes = new Set<string>();
  return {
    checkOrigin: ({ method, headers }) => {
      const host = headers.host ?? '';
      if (!hosts.has(host)) return OTHER_HOST;
      if (headers.origin !== undefined && headers.origin !== `http://${host}`) return OTHER_SITE;
      // Every browser sends Origin with a POST and with a WebSocket's upgrade.
      const mustSay = (method !== 'GET' && method !== 'HEAD') || headers.upgrade !== undefined;
      if (mustSay && headers.origin === undefined) return OTHER_SITE;
      const site = headers['sec-fetch-site'];
      if (site !== undefined && site !== 'same-origin' && site !== 'none') return OTHER_SITE;
      return undefined;
    },
    checkCookie: ({ headers }) => {
      const shown = cookieValues(headers.cookie ?? '', cookieName);
      return shown.some((value) => same(value, session)) ? undefined : STRANGER;
    },
    newCode: () => {
      const code = secret();
      codes.add(code);
      return code;
    },
    admit: (shown) => {
      const code = [...codes].find((known) => same(shown, known));
      if (code === undefined) return USED_CODE;
      codes.delete(code);
      return { cookie: `${cookieName}=${session}; Path=/; HttpOnly; SameSite=Strict` };
    },
  };
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}

function cookieValues(header: string, name: string): string[] {
  return header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
}

/** Compares in a time that tells nothing; hashing first, because timingSafeEqual wants equal lengths. */
function same(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly host: string;
  readonly path: string;
}

/**
 * The cookies of one user. A cookie is sent to the host that set it, to its path and below; its port, `Domain` and `Secure`
 * do not matter, so that an application in production mode can be tested on loopback. Source: RFC 6265, section 5.
 */
export class CookieJar {
  private readonly cookies = new Map<string, Cookie>();

  /** Calls `set` with the value of each cookie that is stored. */
  constructor(private readonly set: (value: string) => void = () => undefined) {}

  /** Stores the values of `Set-Cookie` in an answer of a URL; an expired cookie removes its predecessor. */
  store(url: string, setCookies: readonly string[]): void {
    for (const line of setCookies) {
      const [pair = '', ...attributes] = line.split(';');
      const [name, value] = parts(pair);
      if (name === '') continue;
      const given = new Map(attributes.map(parts).map(([key, text]) => [key.toLowerCase(), text]));
      const { hostname } = new URL(url);
      const path = pathOf(given.get('path'), url);
      const key = JSON.stringify([hostname, path, name]);
      this.cookies.delete(key);
      if (isExpired(given)) continue;
      this.cookies.set(key, { name, value, host: hostname, path });
      this.set(value);
    }
  }

  /** Returns the value of the `Cookie` header for a URL; undefined without a cookie for it. */
  header(url: string): string | undefined {
    const pairs = this.for(url).map(({ name, value }) => `${name}=${value}`);
    return pairs.length === 0 ? undefined : pairs.join('; ');
  }

  /** Returns the latest value of the cookie with a name, for any path; undefined if no such cookie is set. */
  value(name: string): string | undefined {
    return [...this.cookies.values()].findLast((cookie) => cookie.name === name)?.value;
  }

  /** Names of all cookies. */
  get names(): string[] {
    return [...this.cookies.values()].map(({ name }) => name);
  }

  /** Longer paths come first. */
  private for(url: string): Cookie[] {
    const { hostname, pathname } = new URL(url);
    return [...this.cookies.values()]
      .filter(({ host, path }) => host === hostname && isWithin(pathname, path))
      .sort((one, other) => other.path.length - one.path.length);
  }
}

function parts(pair: string): [name: string, value: string] {
  const at = pair.indexOf('=');
  return at === -1 ? [pair.trim(), ''] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
}

/** Source: RFC 6265, section 5.1.4: without `Path`, the folder of the URL. */
function pathOf(given: string | undefined, url: string): string {
  if (given?.startsWith('/')) return given;
  const { pathname } = new URL(url);
  return pathname.slice(0, pathname.lastIndexOf('/')) || '/';
}

function isWithin(pathname: string, path: string): boolean {
  return pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`);
}

/** `Max-Age` has precedence over `Expires`. */
function isExpired(attributes: ReadonlyMap<string, string>): boolean {
  const age = attributes.get('max-age');
  if (age !== undefined && /^-?\d+$/.test(age)) return Number(age) <= 0;
  const expires = attributes.get('expires');
  return expires !== undefined && Date.parse(expires) <= Date.now();
}

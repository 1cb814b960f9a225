/** Text that replaces a secret. */
const hidden = '(a secret, not shown)';

/** Signed tokens, also truncated ones. Source: RFC 7515, section 3.1: a header is a JSON object, so it begins with `{"`. */
const token = /eyJ[\w-]{10,}(\.[\w-]*)*/g;

/** Length of the prefix of a secret that is replaced as well, because long values are truncated in output. */
const beginning = 64;

const secrets = new Set<string>();

/** The secrets, longest first; undefined after one was added. A run may have thousands, and every line of a log is cleared. */
let sorted: readonly string[] | undefined;

/** Keeps a value secret from now on: `withoutSecrets` replaces it, also percent-encoded or escaped as JSON. */
export function keepSecret(value: string): void {
  if (value === '') return;
  // Half a surrogate pair cannot be percent-encoded; by way of bytes it becomes U+FFFD.
  const percent = encodeURIComponent(Buffer.from(value).toString());
  const json = JSON.stringify(value).slice(1, -1);
  sorted = undefined;
  for (const form of [value, percent, json]) secrets.add(form).add(form.slice(0, beginning));
}

/** Shorter values are not treated as secrets, because removing them would garble every report. */
const shortestSecret = 6;

/** Keeps a value secret from now on if it is long enough for one: at least 6 characters. */
export function keepIfLong(value: string): void {
  if (value.length >= shortestSecret) keepSecret(value);
}

/** Returns a text with all secrets replaced. */
export function withoutSecrets(text: string): string {
  sorted ??= [...secrets].sort((one, other) => other.length - one.length);
  const cleared = sorted.reduce((left, secret) => left.replaceAll(secret, hidden), text);
  return cleared.replace(token, hidden);
}

/** Returns a text with the passwords of all URLs replaced. */
export function withoutPassword(text: string): string {
  return text.replace(/(:\/\/[^\s/:@]*:)[^\s/]*@/g, '$1***@');
}

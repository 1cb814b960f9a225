/** What is not shown, and what stands in its place. */
const hidden = '(a secret, not shown)';

/** Signed tokens, whoever made them, cut short or not. Source: RFC 7515, section 3.1: a header is an object, so it begins with `{"`. */
const token = /eyJ[\w-]{10,}(\.[\w-]*)*/g;

/** Long values are cut short where they are shown: so much of them is looked for, too. */
const beginning = 64;

const secrets = new Set<string>();

/** From now on a value is shown nowhere. */
export function keepSecret(value: string): void {
  if (value !== '') secrets.add(value).add(value.slice(0, beginning));
}

/** A text for people without any secret in it. */
export function withoutSecrets(text: string): string {
  const longestFirst = [...secrets].sort((one, other) => other.length - one.length);
  const cleared = longestFirst.reduce((left, secret) => left.replaceAll(secret, hidden), text);
  return cleared.replace(token, hidden);
}

/** A text in which no URL shows its password: reports are seen by more people than the server behind it. */
export function withoutPassword(text: string): string {
  return text.replace(/(:\/\/[^\s/:@]*:)[^\s/]*@/g, '$1***@');
}

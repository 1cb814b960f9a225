import { plain } from '../plain';
import { FormIndex } from './secret-forms/form-index';
import { secretForms } from './secret-forms/forms';

/** Text that replaces a secret. */
const hidden = '(a secret, not shown)';

/** Signed tokens, also truncated ones. Source: RFC 7515, section 3.1: a header is a JSON object, so it begins with `{"`. */
const token = /eyJ[\w-]{10,}(\.[\w-]*)*/g;

/**
 * Shorter values are not treated as secrets, because removing them would garble every report. Six bytes leave seven
 * characters in Base64 that depend on nothing else.
 */
const shortestSecret = 6;

const forms = new FormIndex(shortestSecret);

/** Secrets that are too short for the index. */
const shortForms = new Set<string>();

/** Keeps a value secret from now on: `withoutSecrets` replaces it, however it is encoded. */
export function keepSecret(value: string): void {
  if (value === '') return;
  if (value.length < shortestSecret) {
    shortForms.add(value);
    return;
  }
  // Output is cleaned before it is cleared.
  for (const one of new Set([value, plain(value)])) {
    for (const form of secretForms(one)) if (form.length >= shortestSecret) forms.add(form);
  }
}

/** Keeps a value secret from now on if it is long enough for one: at least 6 characters. */
export function keepIfLong(value: string): void {
  if (value.length >= shortestSecret) keepSecret(value);
}

/** Returns a text with all secrets replaced, also those that are cut at its end or before an ellipsis. */
export function withoutSecrets(text: string): string {
  const cleared = forms.replaceIn(text, hidden);
  const shorter = [...shortForms].reduce((left, form) => left.replaceAll(form, hidden), cleared);
  return shorter.replace(token, hidden);
}

/** Returns a text with the passwords of all URLs replaced. */
export function withoutPassword(text: string): string {
  return text.replace(/(:\/\/[^\s/:@]*:)[^\s/]*@/g, '$1***@');
}

import type { Driver } from '../../../harness/drivers/driver';

/** Source of a regular expression for a namespace in quotes. */
export const namespacePattern = /"\/[^" ]*"/.source;

/** Source of a regular expression for one namespace or several. */
export const namespacesPattern = `${namespacePattern}(?:, ${namespacePattern})*(?: and ${namespacePattern})?`;

/** The namespace that names of scenarios resemble. */
const original = '/chat';

/**
 * Returns the name that resembles the target's own name for `/chat` as a name of a feature resembles `/chat`. Throws
 * NotApplicableError if there is none: a name one character shorter than `/`, for example.
 */
export function resembling(
  driver: Pick<Driver, 'namespaceNames' | 'notApplicable'>,
  name: string,
): string {
  const own = driver.namespaceNames.toServer(original);
  const found = name.includes(original)
    ? name.replace(original, () => own)
    : withSameEdit(own, name);
  if (found !== own && found !== '' && found !== '/') return found;
  return driver.notApplicable(
    `no name resembles the namespace ${own} as ${name} resembles ${original}`,
  );
}

/** Another case, or fewer characters. */
function withSameEdit(own: string, name: string): string {
  if (name.length === original.length)
    return own.replace(/[^/]*$/, (last) => last.charAt(0).toUpperCase() + last.slice(1));
  return own.slice(0, name.length - original.length);
}

/** Returns the text between quotes. */
export function unquoted(text: string): string {
  return text.replace(/^"(.*)"$/, '$1');
}

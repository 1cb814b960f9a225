/** Source of a regular expression for a namespace in quotes. */
export const namespacePattern = /"\/[^" ]*"/.source;

/** Source of a regular expression for one namespace or several. */
export const namespacesPattern = `${namespacePattern}(?:, ${namespacePattern})*(?: and ${namespacePattern})?`;

/** Returns the text between quotes. */
export function unquoted(text: string): string {
  return text.replace(/^"(.*)"$/, '$1');
}

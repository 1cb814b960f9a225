/** Source of a regular expression for one client: `alice`, `bob's phone`. */
export const clientPattern = /(?:alice|bob|carol|dave|eve)(?:'s phone)?/.source;

/** Source of a regular expression for one client or several: `alice, bob and carol`. */
export const clientsPattern = `${clientPattern}(?:, ${clientPattern})*(?: and ${clientPattern})?`;

/** Returns the parts of a list: `alice, bob and carol`. */
export function listed(text: string): string[] {
  return text.split(/, | and /);
}

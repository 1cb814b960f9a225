/** Source of a regular expression for one client: `alice`, `bob's phone`. */
export const clientPattern = /(?:alice|bob|carol|dave|eve)(?:'s phone)?/.source;

const crowdPattern = /(?:the )?\d+ clients/.source;
const partPattern = `(?:${clientPattern}|${crowdPattern})`;

/** Source of a regular expression for one client or several: `alice, bob and carol`, `alice and the 33 clients`. */
export const clientsPattern = `${partPattern}(?:, ${partPattern})*(?: and ${partPattern})?`;

/** Returns the parts of a list: `alice, bob and carol`. */
export function listed(text: string): string[] {
  return text.split(/, | and /);
}

/** Returns the names of clients. A number of clients without names of their own are `client1`, `client2` and so on. */
export function clientNames(text: string): string[] {
  return listed(text).flatMap((part) => {
    const [, count] = new RegExp(`^${crowdPattern.replace('\\d+', '(\\d+)')}$`).exec(part) ?? [];
    if (count === undefined) return [part];
    return Array.from({ length: Number(count) }, (_, index) => `client${index + 1}`);
  });
}

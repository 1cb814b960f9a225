/** Placeholder in braces: `{room}`, `{user.token}`. */
const placeholder = /\{([a-zA-Z]+(?:\.[\w-]+)?)\}/g;

/**
 * Fills the placeholders of a template: a text that is a single placeholder becomes the value itself, a longer text stays a
 * text. Keys whose value is undefined are left out of maps.
 */
export function fill(template: unknown, values: Readonly<Record<string, unknown>>): unknown {
  if (typeof template === 'string') return fillText(template, values);
  if (Array.isArray(template)) return template.map((part) => fill(part, values));
  if (typeof template !== 'object' || template === null) return template;
  const filled = Object.entries(template).map(([key, part]) => [key, fill(part, values)]);
  return Object.fromEntries(filled.filter(([, value]) => value !== undefined));
}

/** Returns the names of all placeholders in a template. */
export function placeholdersIn(template: unknown): string[] {
  if (typeof template === 'string') {
    return Array.from(template.matchAll(placeholder), ([, name = '']) => name);
  }
  if (typeof template !== 'object' || template === null) return [];
  return Object.values(template).flatMap(placeholdersIn);
}

function fillText(template: string, values: Readonly<Record<string, unknown>>): unknown {
  const [only] = placeholdersIn(template);
  if (template === `{${only ?? ''}}`) return values[only ?? ''];
  return template.replace(placeholder, (_, name: string) => textOf(values[name]));
}

function textOf(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

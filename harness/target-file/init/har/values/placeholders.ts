import { type Leaf, mapLeaves } from '../findings/leaves';
import { means } from '../findings/words';
import { isSecret, type SecretNames } from './secret-names';

/** Shorter values are not looked for inside longer texts. */
const shortestPart = 8;
/** Longer texts are left out: a recording may hold documents and images. */
const longestText = 200;

/** Replaces the values of a recording by placeholders and by references to the environment. */
export class Placeholders {
  private readonly known = new Map<unknown, string>();

  constructor(readonly secrets: SecretNames) {}

  /** Writes a placeholder wherever the value occurs from now on; the first one for a value holds. */
  add(value: unknown, placeholder: string): void {
    if (!this.known.has(value)) this.known.set(value, placeholder);
  }

  /** Returns the same placeholders and some that come first. */
  with(first: ReadonlyMap<unknown, string>): Placeholders {
    const own = new Placeholders(this.secrets);
    for (const [value, placeholder] of [...first, ...this.known]) own.add(value, placeholder);
    return own;
  }

  has(value: unknown): boolean {
    return this.known.has(value);
  }

  /** Returns a payload or a body as a template. `seen` says where it is in the recording. */
  template(value: unknown, seen: string): unknown {
    return mapLeaves(value, (leaf) => this.leaf(leaf, seen));
  }

  /** Returns the value of one field as a template. */
  leaf({ key, value }: Pick<Leaf, 'key' | 'value'>, seen: string): unknown {
    const known = this.known.get(value);
    if (known !== undefined) return known;
    if (typeof value !== 'string') return value;
    const filled = this.parts(value);
    if (filled !== value && !this.secrets.isIn(filled)) return filled;
    if (isSecret(key, value) || this.secrets.isIn(value)) {
      return this.secrets.referenceFor(value, key || 'secret', seen);
    }
    if (means(key, 'person')) return personTemplate(value, '{participant}');
    return value.length > longestText ? '(a long text of the recording)' : value;
  }

  /** Replaces known values inside a longer text: `Bearer {user.token}`. */
  parts(text: string): string {
    return [...this.known].reduce((left, [value, placeholder]) => {
      const isPart = typeof value === 'string' && value.length >= shortestPart;
      return isPart ? left.replaceAll(value, placeholder) : left;
    }, text);
  }
}

/** Returns the template of a name or an email address of a person. */
export function personTemplate(value: string, name: string): string {
  return /^\S+@\S+$/.test(value) ? `${name}@example.com` : name;
}

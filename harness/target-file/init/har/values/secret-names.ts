import { means, wordsOf } from '../findings/words';

/** Variable of the environment that takes the place of a secret. */
export interface SecretVariable {
  readonly name: string;
  /** Where in the recording the secret is, for a comment. */
  readonly seen: string;
}

/** A signed token, or a long text of letters and digits as no person writes it. A UUID is taken for an id. */
const signed = /^eyJ[\w-]{10,}\./;
const random = /^(?=.*\d)(?=.*[a-z])[\w+/=.~-]{32,}$/i;
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

const shortestHidden = 6;

/** Whether a field holds a secret, by its name or by how its value looks. */
export function isSecret(key: string, value: unknown): boolean {
  if (typeof value !== 'string' || value === '') return false;
  return means(key, 'secret') || signed.test(value) || (random.test(value) && !uuid.test(value));
}

/** Gives each secret of a recording the name of a variable, so that a draft never contains the secret itself. */
export class SecretNames {
  private readonly byValue = new Map<string, SecretVariable>();
  private readonly hidden = new Set<string>();

  /** `target` is the name of the target, with which the names of the variables begin. */
  constructor(private readonly target: string) {}

  /** Returns `env:ACME_PASSWORD` for the field `password`, the same for the same value. */
  referenceFor(value: string, field: string, seen: string): string {
    const known = this.byValue.get(value) ?? {
      name: this.freeName(field),
      seen: `${field} in ${seen}`,
    };
    this.byValue.set(value, known);
    this.hide(value);
    return `env:${known.name}`;
  }

  /** Keeps a value out of the draft without giving it a name. Shorter values would hide ordinary words. */
  hide(value: string): void {
    if (value.length >= shortestHidden) this.hidden.add(value);
  }

  /** Whether a text contains a secret that has been seen. */
  isIn(text: string): boolean {
    return [...this.hidden].some((secret) => text.includes(secret));
  }

  /** Returns the variables that a user must set. */
  variables(): readonly SecretVariable[] {
    return [...this.byValue.values()];
  }

  /** Returns a text without any secret that has been seen. */
  removedFrom(text: string): string {
    const longestFirst = [...this.hidden].sort((one, other) => other.length - one.length);
    return longestFirst.reduce((left, secret) => left.replaceAll(secret, '(removed)'), text);
  }

  private freeName(field: string): string {
    const words = [this.target, field].map((part) => wordsOf(part).replace(/[^a-z\d]+/g, '_'));
    const plain = words
      .filter((word) => word !== '')
      .join('_')
      .toUpperCase();
    const base = /^[A-Z]/.test(plain) ? plain : `TARGET_${plain}`;
    const taken = this.variables().map(({ name }) => name);
    const numbered = [base, ...taken.map((_, index) => `${base}_${String(index + 2)}`)];
    return numbered.find((name) => !taken.includes(name)) ?? base;
  }
}

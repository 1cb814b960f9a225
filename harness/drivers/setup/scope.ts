import type { CookieJar } from '../../client/cookie-jar';
import { fill } from '../../contract/template';
import type { Captured, Scalar } from './captured';

/** Text that stands for a secret in what reports show. */
const hidden = '(a secret, not shown)';

/** Values of the placeholders of a request, by their names: `room`, `user.token`. */
export class Scope {
  private readonly values = new Map<string, Scalar>();
  private readonly secrets = new Set<string>();

  /** `secrets` may not be shown, `values` may. */
  constructor(
    secrets: Readonly<Record<string, string>>,
    values: Readonly<Record<string, Scalar | undefined>>,
  ) {
    for (const [name, value] of Object.entries(secrets)) this.add(name, value, true);
    for (const [name, value] of Object.entries(values)) {
      if (value !== undefined) this.add(name, value, false);
    }
  }

  /** Adds captured values and the cookies for a URL: `user.token`, `user.cookie`. */
  addAll(prefix: string, captured: readonly Captured[], cookies?: string): this {
    for (const { name, value, isSecret } of captured)
      this.add(`${prefix}.${name}`, value, isSecret);
    if (cookies !== undefined) this.add(`${prefix}.cookie`, cookies, true);
    return this;
  }

  has(name: string): boolean {
    return this.values.has(name);
  }

  /** Returns a template with its placeholders filled. */
  fill(template: unknown): unknown {
    return fill(template, Object.fromEntries(this.values));
  }

  /** Returns a path with its placeholders filled and percent-encoded. */
  path(template: string): string {
    return String(
      fill(
        template,
        this.map((value) => encodeURIComponent(value)),
      ),
    );
  }

  /** Returns a template as reports may show it. */
  shown(template: unknown): unknown {
    return fill(
      template,
      this.map((value, name) => (this.secrets.has(name) ? hidden : value)),
    );
  }

  private map(change: (value: Scalar, name: string) => Scalar): Record<string, Scalar> {
    const changed = [...this.values].map(([name, value]) => [name, change(value, name)] as const);
    return Object.fromEntries(changed);
  }

  private add(name: string, value: Scalar, isSecret: boolean): void {
    this.values.set(name, value);
    if (isSecret) this.secrets.add(name);
  }
}

/** Who sends a request: the user whose cookies it carries, and the values that fill it. */
export interface Sender {
  readonly scope: Scope;
  readonly cookies: CookieJar;
}

/** A scenario needs something that the target does not have, as the target file says. The message is the reason. */
export class NotApplicableError extends Error {
  override readonly name = 'NotApplicableError';
}

/** Names of the namespaces on the server, by the suite's names; `unsupported` if the server has none. */
export type NamespaceMapping = Readonly<Record<string, string | undefined>>;

/** Names with a number; their key is the part before the number. */
const numbered = /^\/((?:team|members|nest)-)(\d+)$/;

/** Translates the namespaces of the features into those of the server, and back. */
export class NamespaceNames {
  private readonly used = new Map<string, string>();

  constructor(
    private readonly namespaces: NamespaceMapping = {},
    private readonly onMissing: (reason: string) => never = notApplicable,
  ) {}

  /** Whether any namespace has another name on the server. */
  get isMapped(): boolean {
    return Object.keys(this.namespaces).length > 0;
  }

  /** Whether the server has a namespace of the suite. */
  supports(name: string): boolean {
    return this.ownName(name) !== 'unsupported';
  }

  /** Returns the server's name for a namespace of the suite. Throws NotApplicableError if the server has no such namespace. */
  toServer(name: string): string {
    const { key, number } = partsOf(name);
    const own = this.ownName(name);
    if (own === undefined) return name;
    if (own === 'unsupported') {
      return this.onMissing(`the target has no namespace ${name} (namespaces.${key}: unsupported)`);
    }
    this.used.set(`${own}${number}`, name);
    return `${own}${number}`;
  }

  private ownName(name: string): string | undefined {
    const { key } = partsOf(name);
    return Object.hasOwn(this.namespaces, key) ? this.namespaces[key] : undefined;
  }

  /** Returns the suite's name for a namespace of the server that was translated before. */
  toSuite(own: string): string {
    return this.used.get(own) ?? own;
  }
}

/** Whether a namespace is one of many of a kind, such as `/team-7`, which a server opens when a client asks for it. */
export function isNumbered(name: string): boolean {
  return numbered.test(name);
}

/** Returns the key of a namespace in a target file, and its number. */
function partsOf(name: string): { readonly key: string; readonly number: string } {
  const [, prefix, number = ''] = numbered.exec(name) ?? [];
  return { key: prefix ?? (name === '/' ? 'main' : name.slice(1)), number };
}

function notApplicable(reason: string): never {
  throw new NotApplicableError(reason);
}

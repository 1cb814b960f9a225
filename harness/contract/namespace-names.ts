/** Something that a scenario needs and the target file says the target does not have. The message is the reason. */
export class NotApplicableError extends Error {
  override readonly name = 'NotClaimedError';
}

/** By the suite's names: this server's. `unsupported` where it has none. */
export type NamespaceMapping = Readonly<Record<string, string | undefined>>;

/** Names with a number in them have a key of their own: what stands before the number. */
const numbered = /^\/((?:team|members|nest)-)(\d+)$/;

/** What the namespaces that the features speak of are called on this server. */
export class NamespaceNames {
  private readonly used = new Map<string, string>();

  constructor(
    private readonly namespaces: NamespaceMapping = {},
    private readonly lack: (reason: string) => never = notApplicable,
  ) {}

  /** Whether some namespace has another name here. */
  get isMapped(): boolean {
    return Object.keys(this.namespaces).length > 0;
  }

  /** The server's name for one of the suite's. Throws NotClaimedError if the server has no such namespace. */
  toServer(name: string): string {
    const [, prefix, number = ''] = numbered.exec(name) ?? [];
    const key = prefix ?? (name === '/' ? 'main' : name.slice(1));
    const own = Object.hasOwn(this.namespaces, key) ? this.namespaces[key] : undefined;
    if (own === undefined) return name;
    if (own === 'unsupported') {
      return this.lack(`the target has no namespace ${name} (namespaces.${key}: unsupported)`);
    }
    this.used.set(`${own}${number}`, name);
    return `${own}${number}`;
  }

  /** The suite's name for a namespace of this server that it has asked for. */
  toSuite(own: string): string {
    return this.used.get(own) ?? own;
  }
}

function notApplicable(reason: string): never {
  throw new NotApplicableError(reason);
}

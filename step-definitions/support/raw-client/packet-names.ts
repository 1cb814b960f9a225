import type { NamespaceNames } from '../../../harness/contract/namespace-names';

/** Packet type, attachments and namespace in front of a packet. Socket.IO protocol v5, "Packet encoding". */
const head = /^(4\d(?:\w*-)?)(\/[^,]*),?/;

/** Namespaces as the packets of a target name them. */
export class PacketNames {
  constructor(private readonly names: NamespaceNames) {}

  /** Returns a namespace as packets name it: the main namespace is left out. Throws NotApplicableError if the target has none. */
  of(namespace: string): string {
    return packetNamespace(this.names.toServer(namespace));
  }

  /** Returns what packets of a namespace look like; `type` and `rest`, which follows the namespace, are sources of regular expressions. */
  shape(type: string, namespace: string, rest = ''): RegExp {
    const name = this.of(namespace);
    // Packets of other namespaces have a slash in front of their data.
    return new RegExp(`^${type}${name === '' ? '(?![^"{[]*/)' : escaped(name)}${rest}`);
  }

  /** Returns what an event of a namespace looks like. */
  event(namespace: string, event: string): RegExp {
    return this.shape(
      String.raw`4(?:2|5\d+-)`,
      namespace,
      `\\d*\\[${escaped(JSON.stringify(event))}`,
    );
  }

  /** Returns how the acknowledgement of a request begins. */
  acknowledgement(namespace: string, id: number): string {
    return `43${this.of(namespace)}${id}[`;
  }

  /** Returns a frame with the target's name for its namespace. */
  translate(frame: string): string {
    return frame.replace(
      head,
      (_, type: string, namespace: string) => `${type}${this.of(namespace)}`,
    );
  }
}

/** Returns a namespace of the server as packets name it. */
export function packetNamespace(namespace: string): string {
  return namespace === '/' ? '' : `${namespace},`;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}

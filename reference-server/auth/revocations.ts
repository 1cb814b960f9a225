import { Injectable } from '@nestjs/common';
import type { ClientNamespace, Revocation } from '../events';
import { inTime } from '../rooms/in-time';

/**
 * The revocations of every instance, kept by each of them. They live as long as the process: a server that restarts more
 * often than its tokens expire keeps them in a store instead.
 */
@Injectable()
export class Revocations {
  private readonly revoked = new Set<string>();

  /** Hears what other instances revoke in this namespace. */
  listen(namespace: ClientNamespace): void {
    namespace.on('revoked', (revocation, heard) => {
      this.add(namespace, revocation);
      heard(true);
    });
  }

  has(namespace: ClientNamespace, revocation: Revocation): boolean {
    return this.revoked.has(toKey(namespace, revocation));
  }

  /** Revokes on every instance; refuses `UNAVAILABLE`, and may be repeated, if one does not answer in time. */
  async publish(namespace: ClientNamespace, revocation: Revocation): Promise<void> {
    await inTime(this.sendToOthers(namespace, revocation), 'the revocation');
    this.add(namespace, revocation);
  }

  private add(namespace: ClientNamespace, revocation: Revocation): void {
    this.revoked.add(toKey(namespace, revocation));
  }

  /** The in-memory adapter never answers `serverSideEmit`, so it is asked first whether there are others at all. */
  private async sendToOthers(namespace: ClientNamespace, revocation: Revocation): Promise<void> {
    const instances = await namespace.adapter.serverCount();
    if (instances > 1) await namespace.serverSideEmitWithAck('revoked', revocation);
  }
}

function toKey({ name }: ClientNamespace, { token, room }: Revocation): string {
  return JSON.stringify([name, token, room]);
}

import { Injectable } from '@nestjs/common';
import type { ClientNamespace, Revocation } from '../events';
import { inTime } from '../rooms/in-time';

/**
 * The revocations made on any instance; each instance keeps them all, and a new one learns them from the others. They last
 * as long as one of the instances runs: a server that restarts as a whole should keep them in a store.
 */
@Injectable()
export class Revocations {
  private readonly revoked = new Set<string>();

  /** Starts receiving the revocations that other instances make in this namespace. */
  listen(namespace: ClientNamespace): void {
    namespace.on('revoked', (revocation, acknowledge) => {
      this.add(namespace, revocation);
      acknowledge(true);
    });
  }

  /** Everything that was revoked, in a form for `learn` on another instance. */
  get all(): string[] {
    return [...this.revoked];
  }

  /** Adds what another instance knows. */
  learn(revocations: readonly string[]): void {
    for (const one of revocations) this.revoked.add(one);
  }

  has(namespace: ClientNamespace, revocation: Revocation): boolean {
    return this.revoked.has(toKey(namespace, revocation));
  }

  /** Revokes on every instance. Refuses with `UNAVAILABLE` if one does not answer in time; it is safe to try again. */
  async publish(namespace: ClientNamespace, revocation: Revocation): Promise<void> {
    await inTime(this.sendToOthers(namespace, revocation), 'the revocation');
    this.add(namespace, revocation);
  }

  private add(namespace: ClientNamespace, revocation: Revocation): void {
    this.revoked.add(toKey(namespace, revocation));
  }

  /** The in-memory adapter never answers `serverSideEmit`, so the number of instances comes first. */
  private async sendToOthers(namespace: ClientNamespace, revocation: Revocation): Promise<void> {
    const instances = await namespace.adapter.serverCount();
    if (instances > 1) await namespace.serverSideEmitWithAck('revoked', revocation);
  }
}

function toKey({ name }: ClientNamespace, { token, room }: Revocation): string {
  return JSON.stringify([name, token, room]);
}

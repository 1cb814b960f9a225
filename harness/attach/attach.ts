import type { Server } from 'socket.io';
import { attachedNamespaces } from '../contract/attached-namespaces';
import { serveOperations } from './operations';

/** How the operations are attached. */
export interface AttachOptions {
  /** Also where `NODE_ENV` is `production`, if the variable `ROOMS_CONFORMANCE_ATTACH` is `1` as well. */
  readonly allowInProduction?: boolean;
}

/**
 * Adds the operations of the contract to a Socket.IO server, in namespaces of their own, over the server's own adapter,
 * transports and proxy. Call it after the adapter is set. Any client that connects to these namespaces may join and send.
 * Throws where `NODE_ENV` is `production`, unless both the option and the variable allow it.
 */
export function attachConformance(io: Server, options: AttachOptions = {}): void {
  refuseProduction(options);
  for (const namespace of Object.values(attachedNamespaces)) serveOperations(io.of(namespace));
}

/** Throws where `NODE_ENV` is `production`, unless both the option and the variable allow it. */
export function refuseProduction(
  { allowInProduction = false }: AttachOptions,
  { NODE_ENV, ROOMS_CONFORMANCE_ATTACH }: NodeJS.ProcessEnv = process.env,
): void {
  if (NODE_ENV !== 'production') return;
  if (allowInProduction && ROOMS_CONFORMANCE_ATTACH === '1') return;
  throw new Error(
    'rooms-conformance/attach lets every client join and send, so it refuses to load in production; to allow it, pass { allowInProduction: true } and set ROOMS_CONFORMANCE_ATTACH=1',
  );
}

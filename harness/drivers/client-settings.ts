import type { Transport } from '../client/connection-options';
import type { Packet } from '../client/packet';
import type { OperationAnswer } from '../contract/answer';
import type { Operation, OperationValues } from '../contract/operations';
import type { Driver } from './driver';
import type { Identity } from './identity';
import type { Occupancy } from './rooms/occupancy';

/** A server as its clients see it. */
export interface ServerAddress {
  /** Counted from 1. */
  readonly number: number;
  /** Without a trailing slash. */
  readonly url: string;
}

/** How a client connects, and how long it waits. */
export interface ClientSettings {
  readonly driver: Driver;
  readonly transport: Transport;
  /** Whether all namespaces share one transport. */
  readonly shared: boolean;
  /** Milliseconds that any answer may take. */
  readonly answerMs: number;
  /** Who the client is, and which rooms the clients of its scenario are in; both new if left out. */
  readonly identity?: Identity;
  readonly occupancy?: Occupancy;
}

/** A request of an operation that a client has sent. */
export interface SentOperation {
  readonly namespace: string;
  readonly operation: Operation;
  readonly values: OperationValues;
}

/** What becomes of a client, for those who keep records of it. */
export interface ClientObserver {
  /** Called with everything that the client sends; of a CONNECT also with its `auth` payload. */
  readonly sent?: (what: string, values?: readonly unknown[], auth?: object) => void;
  /** Called with every packet that comes; if it returns false, the packet is lost on the way. */
  readonly received?: (packet: Packet) => boolean;
  /** Called with what happened to the client and is no packet. */
  readonly noted?: (what: string) => void;
  /** Called with what the client waited for in vain. */
  readonly missed?: (what: string) => void;
  /** Called when the client was cut off because a server sent too much. */
  readonly flooded?: (what: string) => void;
  /** Waits for the silence window of the lane, in which the target finishes what it does not answer; no time if left out. */
  readonly silenceWindow?: () => Promise<void>;
  /** Returns what stands for the answer to an operation that the target does not confirm; that it was sent, if left out. */
  readonly effectOf?: (operation: SentOperation) => () => Promise<OperationAnswer>;
}

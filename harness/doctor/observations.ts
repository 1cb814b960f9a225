import type { Packet } from '../client/packet';
import type { Operation } from '../contract/operations';

/** What the doctor tries: an operation, or another step. */
export type Subject = Operation | 'connect' | 'refused' | 'unknown';

/** An operation that a client requested. */
export interface Requested {
  /** Name of the client. */
  readonly client: string;
  readonly operation: Operation;
}

/** An operation that the server answered. */
export interface AnsweredRequest {
  readonly operation: Operation;
  /** Milliseconds from the request to the answer. */
  readonly ms: number;
}

/** A packet that a client of the doctor received. */
export interface Observation {
  /** Name of the client. */
  readonly client: string;
  readonly packet: Packet;
  /** What was tried at that time; undefined for an attempt that has no subject. */
  readonly during: Subject | undefined;
  /** Whether the client was in a room, or had asked to join one. */
  readonly isInRoom: boolean;
  /** The latest request of any client at that time; undefined before the first. */
  readonly after: Requested | undefined;
  /** Time of its arrival, in milliseconds. */
  readonly at: number;
}

/** Everything that the clients of the doctor received, in order, with what was tried meanwhile. */
export class Observations {
  private readonly noted: Observation[] = [];
  private during: Subject | undefined = 'connect';
  private latest: Requested | undefined;

  /** Every answer that came, in order. */
  readonly answers: AnsweredRequest[] = [];

  /** Says what is tried from now on. */
  begin(subject: Subject | undefined): void {
    this.during = subject;
  }

  /** Says that a client requests an operation. */
  request(requested: Requested): void {
    this.latest = requested;
  }

  note(client: string, packet: Packet, isInRoom: boolean): void {
    const { during, latest: after } = this;
    this.noted.push({ client, packet, during, after, isInRoom, at: Date.now() });
  }

  /** Returns what came while something was tried; everything without an argument. */
  all(during?: Subject): readonly Observation[] {
    return during === undefined ? this.noted : this.noted.filter((one) => one.during === during);
  }

  /** Returns what came to any client while something was tried, after a client had requested that operation and before the next request. */
  after({ client, operation }: Requested): readonly Observation[] {
    return this.all(operation).filter(
      ({ after }) => after?.client === client && after.operation === operation,
    );
  }
}

import type { Transport } from '../../../harness/client/connection';
import type { Driver } from '../../../harness/drivers/driver';
import type { Ledger } from '../evidence/ledger';
import type { Transcript } from '../evidence/transcript';
import type { Participant } from './participant';

/** What a participant needs from its scenario and lane. */
export interface Surroundings {
  readonly scenario: string;
  readonly ledger: Ledger;
  readonly transcript: Transcript;
  readonly transport: Transport;
  /** Whether all namespaces share one transport. */
  readonly shared: boolean;
  /** Milliseconds that any answer may take. */
  readonly answerMs: number;
  /** How the target says what the participant has to say. */
  readonly driver: Driver;
  /** Is told of somebody to whom a server sends too much to go on. */
  readonly flooded: (what: string) => void;
  /** Somebody else in a namespace, who hears what the participant itself does not. */
  readonly sentinelIn: (namespace: string) => Promise<Participant>;
}

import type { Transport } from '../../harness/target/connection';
import type { Ledger } from './ledger';
import type { Transcript } from './transcript';

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
}

import { z } from 'zod';

/** A copy that came late, twice or to the wrong client. The verdict counts it for the scenario that caused it. */
export interface LedgerFinding {
  /** Cucumber's testCaseStartedId of the scenario. */
  readonly scenario: string;
  readonly message: string;
}

/** Schema of `ledger.json`, which the steps attach at the end of a lane and the verdict reads. */
export const ledgerSchema: z.ZodType<LedgerFinding[]> = z.array(
  z.strictObject({ scenario: z.string(), message: z.string() }),
);

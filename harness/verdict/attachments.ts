import {
  AttachmentContentEncoding,
  type Attachment,
  type TestCaseStarted,
} from '@cucumber/messages';
import type { Query } from '@cucumber/query';
import { z } from 'zod';
import { sequenceSchema, type Sequence } from '../contract/sequence';

const ledgerSchema = z.array(z.strictObject({ scenario: z.string(), message: z.string() }));

/** What the ledger found after a scenario was over; `scenario` is a testCaseStartedId. */
export type Finding = z.infer<typeof ledgerSchema>[number];

/** The texts a scenario attached under this file name, in order, decoded. */
export function attachedTexts(query: Query, started: TestCaseStarted, fileName: string): string[] {
  return query
    .findTestStepsFinishedBy(started)
    .flatMap((step) => query.findAttachmentsBy(step))
    .filter((attachment) => attachment.fileName === fileName)
    .map(textOf);
}

/**
 * The ledger's findings that a scenario attached, or undefined if it attached none.
 * Throws if `ledger.json` is not a list of findings: that is a fault of the harness.
 */
export function attachedLedger(query: Query, started: TestCaseStarted): Finding[] | undefined {
  const [text] = attachedTexts(query, started, 'ledger.json');
  return text === undefined ? undefined : ledgerSchema.parse(JSON.parse(text));
}

/**
 * What a scenario that failed attached for a sequence diagram, or undefined. Throws if `sequence.json` is none: that is
 * a fault of the harness.
 */
export function attachedSequence(query: Query, started: TestCaseStarted): Sequence | undefined {
  const [text] = attachedTexts(query, started, 'sequence.json');
  return text === undefined ? undefined : sequenceSchema.parse(JSON.parse(text));
}

function textOf({ body, contentEncoding }: Attachment): string {
  const isBase64 = contentEncoding === AttachmentContentEncoding.BASE64;
  return isBase64 ? Buffer.from(body, 'base64').toString('utf8') : body;
}

import {
  AttachmentContentEncoding,
  type Attachment,
  type TestCaseStarted,
} from '@cucumber/messages';
import type { Query } from '@cucumber/query';
import { z } from 'zod';
import { ledgerSchema, type LedgerFinding } from '../contract/ledger-finding';
import { figureSchema, type Figure } from '../contract/figure';
import { listedEventsSchema, type ListedEvent } from '../contract/listed-event';
import { sequenceSchema, type Sequence } from '../contract/sequence';

const ledgerFile = 'ledger.json';

/** Decoded texts that a scenario attached under a file name, in order. */
export function attachedTexts(query: Query, started: TestCaseStarted, fileName: string): string[] {
  return query
    .findTestStepsFinishedBy(started)
    .flatMap((step) => query.findAttachmentsBy(step))
    .filter((attachment) => attachment.fileName === fileName)
    .map(textOf);
}

/**
 * The ledger's findings that a scenario attached, or undefined if it attached no ledger.
 * Throws if `ledger.json` is not a list of findings: an internal error.
 */
export function attachedLedger(
  query: Query,
  started: TestCaseStarted,
): LedgerFinding[] | undefined {
  const [text] = attachedTexts(query, started, ledgerFile);
  return text === undefined ? undefined : ledgerSchema.parse(JSON.parse(text));
}

/**
 * Data for a sequence diagram that a scenario attached, or undefined. Throws if `sequence.json` is invalid: an
 * internal error.
 */
export function attachedSequence(query: Query, started: TestCaseStarted): Sequence | undefined {
  const [text] = attachedTexts(query, started, 'sequence.json');
  return text === undefined ? undefined : sequenceSchema.parse(JSON.parse(text));
}

/** Events that a scenario attached as unexplained. Throws if `events.json` is invalid: an internal error. */
export function attachedEvents(query: Query, started: TestCaseStarted): ListedEvent[] {
  const texts = attachedTexts(query, started, 'events.json');
  return texts.flatMap((text) => listedEventsSchema.parse(JSON.parse(text)));
}

/** Figures that a scenario attached. Throws if `figures.json` is invalid: an internal error. */
export function attachedFigures(query: Query, started: TestCaseStarted): Figure[] {
  const texts = attachedTexts(query, started, 'figures.json');
  return texts.flatMap((text) => z.array(figureSchema).parse(JSON.parse(text)));
}

/** The ledger's findings in an attachment; empty if it is no ledger. Throws for an invalid one: an internal error. */
export function ledgerIn(attachment: Attachment): LedgerFinding[] {
  if (attachment.fileName !== ledgerFile) return [];
  return ledgerSchema.parse(JSON.parse(textOf(attachment)));
}

function textOf({ body, contentEncoding }: Attachment): string {
  const isBase64 = contentEncoding === AttachmentContentEncoding.BASE64;
  return isBase64 ? Buffer.from(body, 'base64').toString('utf8') : body;
}

import type { AllureStatus } from './format';

/** Format: https://allurereport.org/docs/how-it-works-categories-file/ */
interface Category {
  readonly name: string;
  readonly matchedStatuses: readonly AllureStatus[];
  /** Must match a message as a whole; Allure lets a dot match the end of a line, too. */
  readonly messageRegex?: string;
}

const holding = (pattern: string): string => `.*(${pattern}).*`;

const failed = (name: string, pattern: string): Category => ({
  name,
  matchedStatuses: ['failed'],
  messageRegex: holding(pattern),
});

const skipped = (name: string, words: string): Category => ({
  name,
  matchedStatuses: ['skipped'],
  messageRegex: `${words}: .*`,
});

/**
 * What kind of thing went wrong, by the words that the steps have for it (in step-definitions/support: messages/recipients,
 * evidence/ledger, evidence/fence, cluster/recovery-checks; harness/client/deadline). A failure may be of several kinds;
 * one of none is among Allure's own "Product defects".
 */
export const categories: readonly Category[] = [
  failed('Leak: heard by somebody who was not to hear', 'expected silence, heard'),
  failed(
    'Second or late copy',
    String.raw`expected one copy( at most)?, heard ([2-9]|1\d)|checks more of it came`,
  ),
  failed('Message that never came', 'expected one copy, heard nothing|no try reached all of'),
  failed(
    'Silence not proven: the fence never came',
    'so its silence proves nothing|the fence of .* never came',
  ),
  failed('No answer in time', String.raw`timed out after \d|no answer within`),
  failed(
    'Another answer or content than expected',
    String.raw`expected [^\n]*(\n[^\n]*)?observed |, observed `,
  ),
  skipped('Listed deviations', 'expected failure'),
  skipped('Not claimed by the target', 'not claimed'),
  skipped('Not run', 'not run'),
  { name: 'Faults of the run itself', matchedStatuses: ['broken'] },
];

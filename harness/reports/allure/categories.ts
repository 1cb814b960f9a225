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

const broken = (name: string, messageRegex: string): Category => ({
  name,
  matchedStatuses: ['broken'],
  messageRegex,
});

const skipped = (name: string, status: string): Category => ({
  name,
  matchedStatuses: ['skipped'],
  messageRegex: `${status}: .*`,
});

/**
 * Kinds of failures, by the wording of the messages of step-definitions/support (messages/delivery-report, evidence/ledger,
 * evidence/fence, cluster/recovery-checks) and harness/client/deadline. A failure may be of several kinds; a failure of
 * none is among Allure's own "Product defects".
 */
export const categories: readonly Category[] = [
  failed(
    'Leak: a client received a message that was not for it',
    '✗ unexpected|expected silence, received',
  ),
  failed(
    'Second or late copy',
    String.raw`✗ ([2-9]|\d\d+) copies|expected one copy, received \d|unexpected copies came after the checks`,
  ),
  failed('Message that never came', '✗ nothing|no try reached all of'),
  failed(
    'Silence not proven: the fence never arrived',
    'silence proves nothing|fence never arrived|the fence of .* (it )?never (came|arrived)',
  ),
  failed('No answer in time', String.raw`timed out after \d|no answer within`),
  failed(
    'Another answer or content than expected',
    String.raw`\n  expected  (?!to arrive at all|one message that reaches all).*\n  received  |✗ [^\n]*, expected |, expected \{ ok`,
  ),
  skipped('Listed deviations', 'expected failure'),
  skipped('Not applicable to the target', 'not applicable'),
  skipped('Not run', 'not run'),
  broken('Blocked: the set-up could not be established', 'blocked: .*'),
  broken('Inconclusive: the machine was late', 'inconclusive: .*'),
  broken('Problems of the run itself', '(?!blocked: |inconclusive: ).*'),
];

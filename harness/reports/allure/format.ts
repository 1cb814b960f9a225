/**
 * Test results as Allure reads them. Format: https://allurereport.org/docs/how-it-works-test-result-file/
 * Allure 2 and Allure 3 both read it.
 */
export interface AllureResult extends AllureStep {
  readonly uuid: string;
  /** Stable over all runs for one scenario in one lane: Allure's key for its history. */
  readonly historyId: string;
  /** Stable for one scenario in all lanes. */
  readonly testCaseId: string;
  readonly fullName: string;
  /** Markdown. */
  readonly description?: string;
  readonly labels: readonly AllureLabel[];
  readonly links: readonly AllureLink[];
}

/** A step; a test has all of its properties as well. */
export interface AllureStep {
  readonly name: string;
  readonly status: AllureStatus;
  readonly statusDetails?: AllureDetails;
  readonly stage: 'finished';
  /** Milliseconds since 1970; absent if it never began. */
  readonly start?: number;
  readonly stop?: number;
  readonly parameters: readonly { readonly name: string; readonly value: string }[];
  readonly attachments: readonly AllureAttachment[];
  readonly steps: readonly AllureStep[];
}

/** `broken`: the test itself could not be executed; `failed`: it was executed, and the target failed it. */
export type AllureStatus = 'passed' | 'failed' | 'broken' | 'skipped';

export interface AllureDetails {
  readonly message: string;
  /** Whether the failure is known: a listed deviation covers it. */
  readonly known?: boolean;
}

export interface AllureLabel {
  readonly name: string;
  readonly value: string;
}

export interface AllureLink {
  readonly name: string;
  readonly url: string;
  readonly type: 'link';
}

/** `source` is the name of a file beside the result. */
export interface AllureAttachment {
  readonly name: string;
  readonly source: string;
  readonly type: string;
}

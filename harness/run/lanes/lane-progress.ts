import { TestStepResultStatus, type Envelope, type Pickle } from '@cucumber/messages';
import { counted } from '../../reports/plain-text';
import { countedStatus } from '../../reports/status-text';
import { ledgerIn } from '../../verdict/attachments';
import { isFailure } from '../../verdict/failure-message';
import { covers, type Deviation } from '../../verdict/status';

/** How far one part of a lane is, and what has failed in it so far. */
export class LaneProgress {
  private total = 0;
  private done = 0;
  private readonly startedAt = Date.now();
  private readonly pickles = new Map<string, Pickle>();
  /** Pickle ids by test case. */
  private readonly cases = new Map<string, string>();
  /** Scenarios by the id of their execution. */
  private readonly scenarios = new Map<string, Pickle | undefined>();
  private readonly failed = new Set<string>();
  /** Executions of control scenarios that failed only to report findings about others. */
  private readonly reporting = new Set<string>();

  constructor(
    private readonly lane: string,
    private readonly deviations: readonly Deviation[],
  ) {}

  /** Updates the figures from a message of Cucumber; returns whether a scenario has ended. */
  update(envelope: Envelope): boolean {
    const { pickle, testCase, testCaseStarted, testStepFinished, attachment } = envelope;
    if (pickle) this.pickles.set(pickle.id, pickle);
    if (testCase) {
      this.total += 1;
      this.cases.set(testCase.id, testCase.pickleId);
    }
    if (testCaseStarted) {
      const pickleId = this.cases.get(testCaseStarted.testCaseId) ?? '';
      this.scenarios.set(testCaseStarted.id, this.pickles.get(pickleId));
    }
    if (attachment) this.readLedger(attachment);
    if (testStepFinished) {
      const { testCaseStartedId, testStepResult } = testStepFinished;
      this.fail(testCaseStartedId, testStepResult.status);
    }
    if (envelope.testCaseFinished) this.done += 1;
    return envelope.testCaseFinished !== undefined;
  }

  /** `12/390, 1 failed`. */
  get soFar(): string {
    return `${this.done}/${this.total}${this.failures()}`;
  }

  /** `390 scenarios, 2 expected failures (20.4 s)`. */
  get result(): string {
    const seconds = ((Date.now() - this.startedAt) / 1000).toFixed(1);
    return `${counted(this.done, 'scenario')}${this.failures()} (${seconds} s)`;
  }

  private readLedger(attachment: NonNullable<Envelope['attachment']>): void {
    const findings = ledgerIn(attachment);
    if (findings.length === 0) return;
    this.reporting.add(attachment.testCaseStartedId ?? '');
    for (const { scenario } of findings) this.failed.add(scenario);
  }

  private fail(id: string, status: TestStepResultStatus): void {
    if (isFailure(status) && !this.reporting.has(id)) this.failed.add(id);
  }

  private failures(): string {
    const expected = [...this.failed].filter((id) => this.isExpected(id)).length;
    const failed = this.failed.size - expected;
    return [
      ...(failed > 0 ? [`, ${countedStatus(failed, 'failed')}`] : []),
      ...(expected > 0 ? [`, ${countedStatus(expected, 'expected-failure')}`] : []),
    ].join('');
  }

  private isExpected(id: string): boolean {
    const scenario = this.scenarios.get(id);
    if (!scenario) return false;
    const { name, tags } = scenario;
    return this.deviations.some(
      (deviation) =>
        tags.some((tag) => tag.name === `@${deviation.requirement}`) &&
        covers(deviation, { lane: this.lane, name }),
    );
  }
}

import { DeadlineError } from '../../../harness/client/deadline';

/** Scenarios in a row that wait in vain before the lane ends: half a minute with the usual deadline. */
const mostScenarios = 6;

const deeds = { connect: 'connects', join: 'joins a room' } as const;

/** A request that must succeed, without which hardly any scenario can be set up. The preflight has seen it answered. */
export type Vital = keyof typeof deeds;

/** Such a request of a scenario. */
export interface VitalRequest {
  readonly scenario: string;
  readonly answer: Promise<unknown>;
}

/** Notices that servers have stopped answering, although they still accept handshakes: each scenario that is left would wait for nothing. */
export class Unanswered {
  private readonly scenarios = { connect: new Set<string>(), join: new Set<string>() };

  /** `halt` is called with the reason when scenarios enough have waited in vain, and none has had an answer between them. */
  constructor(private readonly halt: (reason: string) => void) {}

  /** Watches for the answer to a request. A refusal is an answer; the end of the connection is none, and no silence. */
  watch(vital: Vital, { scenario, answer }: VitalRequest): void {
    const silent = this.scenarios[vital];
    answer.then(
      () => {
        silent.clear();
      },
      (error: unknown) => {
        if (error instanceof DeadlineError) silent.add(scenario);
        if (silent.size >= mostScenarios)
          this.halt(
            `the servers no longer answer a client that ${deeds[vital]}: ${silent.size} scenarios in a row have waited for that in vain`,
          );
      },
    );
  }
}

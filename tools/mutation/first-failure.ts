import type { Envelope } from '@cucumber/messages';
import { Query } from '@cucumber/query';
import { requirementIn } from '../../harness/specification/specification';
import { scenarioResult } from '../../harness/verdict/scenario-result';

/** Watches a run from Cucumber's messages for the first scenario that fails one of some requirements. */
export class FirstFailure {
  private readonly queries = new Map<string, Query>();

  /** `found` is called with the id of each requirement that fails. */
  constructor(
    private readonly watched: ReadonlySet<string>,
    private readonly found: (id: string) => void,
  ) {}

  /** Reads a message about a part of a lane. */
  on(part: string, envelope: Envelope): void {
    const query = this.queries.get(part) ?? new Query();
    this.queries.set(part, query);
    query.update(envelope);
    const { testCaseFinished } = envelope;
    const started = testCaseFinished && query.findTestCaseStartedBy(testCaseFinished);
    if (!started || scenarioResult(query, started).status !== 'failed') return;
    const tags = query.findPickleBy(started)?.tags ?? [];
    const [id] = tags.flatMap(({ name }) => requirementIn(name) ?? []);
    if (id !== undefined && this.watched.has(id)) this.found(id);
  }

  /** Forgets a part of a lane that has ended. */
  end(part: string): void {
    this.queries.delete(part);
  }
}

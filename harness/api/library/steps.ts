import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AfterAll } from '@cucumber/cucumber';
import { isPlainRun } from './cucumber-run';
import { programFolder } from '../../package-root';
import { laneState } from '../../../step-definitions/support/open-lanes';
import type { TestClient } from '../../../step-definitions/support/clients/test-client';
import '../../../step-definitions/support/hooks';
import { assertNoLateCopies } from './late-copies';

export {
  After,
  AfterAll,
  Before,
  BeforeAll,
  DataTable,
  defineParameterType,
  Given,
  Then,
  When,
} from '@cucumber/cucumber';
export { expectNobody, expectOnly } from '../../../step-definitions/support/clients/expect-only';
export type { Expectation } from '../../../step-definitions/support/clients/expect-only';
export type { TestClient };

/** `this` in a step definition. */
export interface World {
  /** Returns a client that a step has connected: `alice`. Throws if there is none of this name. */
  client(name: string): TestClient;
  /** Adds a text to the report of the scenario. */
  log(text: string): unknown;
}

loadStepsOfSuite();

// Registered last, so that it runs first: the suite has a feature for this, which a plain run of Cucumber leaves out.
AfterAll({ name: 'find late copies' }, async function (this: { parameters: { session?: string } }) {
  const { session } = this.parameters;
  if (isPlainRun() && session !== undefined) await assertNoLateCopies(laneState(session));
});

/** A step of the suite in a team's own features needs its definition, whichever file has it. */
function loadStepsOfSuite(): void {
  const folder = join(programFolder, 'step-definitions');
  for (const file of readdirSync(folder).filter((name) => /(?<!\.d)\.[jt]s$/.test(name)))
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- the files are known at run time only
    require(join(folder, file));
}

import { existsSync } from 'node:fs';
import { AfterAll, BeforeAll } from '@cucumber/cucumber';
import { usualFile } from '../../target-file/target-file';
import { UsageError } from '../../run/options';
import { openLaneOn, type OpenLane } from './open-lane';

/** World parameters of Cucumber: the suite gives `session`, a configuration of the user's own may give the others. */
interface Parameters {
  session?: string;
  target?: string;
  lane?: string;
}

/** Starting servers, and the backplane between them, has deadlines of its own. */
const timeout = 180_000;

let opened: OpenLane | undefined;

// The order matters: the hooks of the suite find the lane that the first of these has opened, and are done with it before
// the second one. In a run of the suite, a lane is open already.
BeforeAll({ name: 'start the target', timeout }, async function (this: { parameters: Parameters }) {
  const { parameters } = this;
  if (parameters.session !== undefined) return;
  const { target = usualFile, lane } = parameters;
  if (!existsSync(target)) throw new UsageError(missing(target));
  opened = await openLaneOn({ target, ...(lane !== undefined && { lane }) });
  parameters.session = opened.key;
});

AfterAll({ name: 'stop the target', timeout }, async () => {
  await opened?.stop();
});

function missing(target: string): string {
  return `there is no target file ${target} in this folder; name yours in the worldParameters of Cucumber's configuration: { target: 'acme.yaml' }`;
}

/** Returns whether this process runs Cucumber itself, and not the suite. */
export function isPlainRun(): boolean {
  return opened !== undefined;
}

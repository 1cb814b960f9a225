import { BlockedError } from '../blocked-error';
import { withoutSecrets } from '../../target-file/secrets';

/** Longer messages of a driver module are cut. */
const longest = 500;

/** A driver module threw, hung or returned something else than it must, so the scenario cannot run. The message contains no secret. */
export class DriverError extends BlockedError {
  override readonly name = 'DriverError';

  /** `what` is the call: `connect of the driver module for alice@1`. */
  constructor(what: string, problem: string) {
    super(`${what}: ${withoutSecrets(problem).slice(0, longest)}`);
  }
}

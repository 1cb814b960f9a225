import { failureBlock, type FailureFacts } from '../../failure-block';
import { withoutSecrets } from '../../target-file/secrets';
import { BlockedError } from '../blocked-error';

/** A user or a room could not be set up or torn down, so the scenario cannot run. The message contains no secret. */
export class SetUpError extends BlockedError {
  override readonly name = 'SetUpError';

  constructor(facts: FailureFacts, options?: ErrorOptions) {
    super(withoutSecrets(failureBlock(facts)), options);
  }
}

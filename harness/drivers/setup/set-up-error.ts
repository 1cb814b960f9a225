import { failureBlock, type FailureFacts } from '../../failure-block';
import { withoutSecrets } from '../../target-file/secrets';

/** A user or a room could not be set up or torn down, so the scenario cannot run. The message contains no secret. */
export class SetUpError extends Error {
  override readonly name = 'SetUpError';

  constructor(facts: FailureFacts, options?: ErrorOptions) {
    super(withoutSecrets(failureBlock(facts)), options);
  }
}

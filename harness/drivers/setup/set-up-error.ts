import { failureBlock, type FailureFacts } from '../../failure-block';
import { withoutSecrets } from '../../target-file/secrets';
import { BlockedError } from '../blocked-error';

/** A user or a room could not be set up or torn down, so the scenario cannot run. The message contains no secret. */
export class SetUpError extends BlockedError {
  override readonly name: string = 'SetUpError';

  constructor(facts: FailureFacts, options?: ErrorOptions) {
    super(withoutSecrets(failureBlock(facts)), options);
  }
}

/** An answer has no value where the target file looks for it: a mistake in that file. */
export class CaptureError extends SetUpError {}

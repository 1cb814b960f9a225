import { root } from '../../package-root';
import { featureFiles } from '../../specification/feature-files';
import { loadRequirements } from '../../specification/requirement-file';
import { dryRun } from '../lanes/dry-run';
import { filesWith } from '../lanes/files-with';
import { loadedSteps } from '../lanes/loaded-steps';

/**
 * Loads the step definitions of the suite, and does once what each run does before its first scenario: the second time takes
 * Node a fraction of the first. Nothing that is read is kept. Throws if a file cannot be loaded.
 */
export async function rehearse(): Promise<void> {
  const steps = await loadedSteps();
  try {
    loadRequirements(root);
    await dryRun(filesWith([['@control']], featureFiles()), steps);
  } catch {
    // A mistake in these files is for the run to report, which reads them again.
  }
}

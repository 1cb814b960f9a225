import type { ISupportCodeLibrary } from '@cucumber/cucumber/api';
import type { Envelope } from '@cucumber/messages';
import { root } from '../../package-root';
import { nowhere } from './nowhere';

/** Returns Cucumber's messages about feature files, relative to the package, whose steps are matched and not carried out. */
export async function dryRun(
  paths: string[],
  support: ISupportCodeLibrary,
): Promise<readonly Envelope[]> {
  const { loadConfiguration, runCucumber } = await import('@cucumber/cucumber/api');
  const provided = { dryRun: true, paths };
  const { runConfiguration } = await loadConfiguration({ file: false, provided }, { cwd: root });
  const envelopes: Envelope[] = [];
  const environment = { cwd: root, stdout: nowhere };
  await runCucumber({ ...runConfiguration, support }, environment, (one) => envelopes.push(one));
  return envelopes;
}

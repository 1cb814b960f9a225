import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { loadPayloadTables } from '../harness/specification/payload-tables';
import type { DefinedSteps } from '../harness/specification/steps/defined-steps';
import { loadStepLanguage } from '../harness/specification/steps/step-language';
import {
  pageWithLanguage,
  stepLanguagePage,
} from '../harness/specification/steps/step-language-markdown';

/** Returns `features/README.md` of a package with its generated part brought up to date, formatted. */
export async function currentStepLanguagePage(
  folder: string,
  defined: DefinedSteps,
): Promise<string> {
  const page = pageWithLanguage(folder, {
    language: loadStepLanguage(folder),
    defined,
    tables: loadPayloadTables(folder),
  });
  const filepath = join(folder, stepLanguagePage);
  return await format(page, { ...(await resolveConfig(filepath)), filepath });
}

import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isPackage, root } from '../../package-root';
import type { Report } from '../html/report';
import { annotationPlaces } from './annotation-places';
import { annotationsOf } from './annotations';
import { badge } from './badge';
import { jobSummary } from './job-summary';
import { junit } from './junit';
import { workflowCommand, isGitHub } from './workflow-commands';

/** Writes `junit.xml` and `badge.json` into `out`. */
export async function writeForCi(out: string, report: Report): Promise<void> {
  await mkdir(out, { recursive: true });
  for (const [name, text] of filesForCi(report)) await writeFile(join(out, name), text);
}

/** Returns `junit.xml` and `badge.json`. */
export function filesForCi(report: Report): Map<string, string> {
  return new Map([
    ['junit.xml', `${junit(report)}\n`],
    ['badge.json', badge(report.verdict)],
  ]);
}

/**
 * In a job of GitHub Actions, writes the summary for the page of the job, and annotations into its log: at the scenarios, or
 * at the target file where the repository of the job does not have the features.
 */
export async function reportToGitHub(
  report: Report,
  targetFile: string | undefined,
  write: (text: string) => void,
): Promise<void> {
  const { GITHUB_STEP_SUMMARY: file, GITHUB_WORKSPACE: workspace = process.cwd() } = process.env;
  if (file) await appendFile(file, jobSummary(report));
  if (!isGitHub(process.env)) return;
  const placeOf = annotationPlaces({ workspace, root, isPackage, targetFile });
  write(annotationsOf(report, placeOf).map(workflowCommand).join(''));
}

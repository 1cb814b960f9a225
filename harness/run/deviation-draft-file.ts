import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Document, isScalar, Scalar } from 'yaml';
import { counted, oneLine, plain } from '../reports/plain-text';
import { draftMark } from '../target-file/deviation-schema';
import { withoutSecrets } from '../target-file/secrets';
import { draftDeviations, type Draft } from '../verdict/deviation-draft';
import type { Verdict } from '../verdict/schema';
import { lanes } from './lanes/lanes';
import { UsageError } from './options';
import type { Plan } from './plan';

/** Throws UsageError if there is a file already where a draft is to go: somebody may have written reasons into it. */
export function checkFree(file: string): void {
  if (!existsSync(file)) return;
  throw new UsageError(
    `--write-deviations ${file}: there is such a file already; name another, or remove it`,
  );
}

/**
 * Writes a draft of the deviations that would excuse what failed, and returns what to say of it. Throws UsageError
 * if the file has come to be there in the meantime.
 */
export function writeDraft(
  file: string,
  verdict: Verdict,
  { target, today }: Pick<Plan, 'target' | 'today'>,
): string {
  const drafts = draftDeviations(verdict, {
    listed: target.deviations,
    allLanes: lanes.map(({ name }) => name),
    since: today,
  });
  if (drafts.length === 0) return `no deviation to draft: ${file} is not written`;
  checkFree(file);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, draftText(drafts, `${target.name} ${target.version}`), { flag: 'wx' });
  return `${counted(drafts.length, 'deviation')} drafted: ${file}; write the reasons and move them to the target file`;
}

function draftText(drafts: readonly Draft[], target: string): string {
  const document = new Document({ deviations: drafts.map(unreasoned) });
  document.commentBefore = [
    ` What ${oneLine(plain(target))} failed, for its target file.`,
    ` A reason says why the target deviates; it is accepted once ${draftMark} has gone.`,
  ].join('\n');
  for (const index of drafts.keys()) {
    const reason: unknown = document.getIn(['deviations', index, 'reason'], true);
    // Whatever is written there instead needs no quotes.
    if (isScalar(reason)) reason.type = Scalar.BLOCK_FOLDED;
  }
  return document.toString();
}

function unreasoned({ requirement, reason, ...rest }: Draft): object {
  const seen = oneLine(plain(withoutSecrets(reason)));
  return { requirement, reason: `${draftMark} ${seen}`, ...rest };
}

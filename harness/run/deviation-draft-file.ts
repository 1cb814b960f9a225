import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Document, isScalar, Scalar } from 'yaml';
import { counted, oneLine } from '../reports/plain-text';
import { plain } from '../plain';
import { draftMark } from '../target-file/deviation-schema';
import { withoutSecrets } from '../target-file/secrets';
import { draftDeviations, type Draft } from '../verdict/deviation-draft';
import type { Verdict } from '../verdict/schema';
import { lanes } from './lanes/lanes';
import { UsageError } from './options';
import type { Plan } from './plan';

/** Throws UsageError if the file of a draft already exists: it may hold reasons that somebody wrote. */
export function checkFree(file: string): void {
  if (!existsSync(file)) return;
  throw new UsageError(
    `--write-deviations ${file}: this file already exists; remove it or name another`,
  );
}

/**
 * Writes a draft of deviations for everything that failed, and returns a human-readable line about it. Throws UsageError if
 * the file exists by now.
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
  if (drafts.length === 0) return `no deviation to draft: ${file} was not written`;
  checkFree(file);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, draftText(drafts, `${target.name} ${target.version}`), { flag: 'wx' });
  return `${counted(drafts.length, 'deviation')} drafted in ${file}: write the reasons, then move them to the target file`;
}

function draftText(drafts: readonly Draft[], target: string): string {
  const document = new Document({ deviations: drafts.map(unreasoned) });
  document.commentBefore = [
    ` Deviations of ${oneLine(plain(target))}, for its target file.`,
    ` A reason says why the target deviates; it is accepted once ${draftMark} is removed.`,
  ].join('\n');
  for (const index of drafts.keys()) {
    const reason: unknown = document.getIn(['deviations', index, 'reason'], true);
    // In a block scalar, the reason that replaces the draft needs no quotes.
    if (isScalar(reason)) reason.type = Scalar.BLOCK_FOLDED;
  }
  return document.toString();
}

function unreasoned({ requirement, reason, ...rest }: Draft): object {
  const seen = oneLine(plain(withoutSecrets(reason)));
  return { requirement, reason: `${draftMark} ${seen}`, ...rest };
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Envelope } from '@cucumber/messages';
import { VerdictFileError } from '../../reports/verdict-file';
import { readLane, type LaneResult } from '../../verdict/lane-result';
import { messagesFile } from './cucumber-files';
import { allParts } from './lanes';

/** Reads what each lane of a run wrote into the folder of its report, part by part. Throws VerdictFileError. */
export function lanesIn(folder: string): LaneResult[] {
  return allParts.flatMap(({ lane, name }) => {
    const file = join(folder, name, messagesFile);
    return existsSync(file) ? [readLane({ lane: lane.name, envelopes: messagesIn(file) })] : [];
  });
}

function messagesIn(file: string): Envelope[] {
  try {
    const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line) as Envelope);
  } catch (error) {
    throw new VerdictFileError(
      `${file}: cannot be read as Cucumber messages: ${(error as Error).message}`,
    );
  }
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Envelope } from '@cucumber/messages';
import { VerdictFileError } from '../../reports/verdict-file';
import type { LaneMessages } from '../../verdict/lane-result';
import { messagesFile } from './cucumber-files';
import { allParts, type LanePart } from './lanes';

/** Messages of one part of a lane. */
interface PartMessages extends LaneMessages {
  readonly part: LanePart;
}

/** Reads what each lane of a run wrote into the folder of its report, part by part. Throws VerdictFileError. */
export function messagesOfLanes(folder: string): PartMessages[] {
  return allParts.flatMap((part) => {
    const file = join(folder, part.name, messagesFile);
    if (!existsSync(file)) return [];
    return [{ part, lane: part.lane.name, envelopes: messagesIn(file) }];
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

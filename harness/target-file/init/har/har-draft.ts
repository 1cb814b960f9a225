import { type Draft, type DraftAnswers, draftFrom } from './draft/draft';
import { readHar } from './recording/har-file';
import { recordingFrom } from './recording/recording';

/** Returns the draft of a target file for the server of a HAR file. Throws RecordingError. */
export function draftFromHar(file: string, answers: DraftAnswers): Draft {
  return draftFrom(recordingFrom(readHar(file), file), answers);
}

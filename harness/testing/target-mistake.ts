import assert from 'node:assert/strict';
import { parseTarget, TargetFileError } from '../target-file/target-file';

/** Text of a target file, the place of its mistake, and the expected first line of the message. */
export interface Mistaken {
  readonly text: string;
  readonly file: string;
  /** `line:column`. */
  readonly place: string;
  readonly says: RegExp;
}

/** Fails unless a text is refused as a target file, with the mistake at its place. Returns the whole message. */
export function refusedAt({ text, file, place, says }: Mistaken): string {
  let message = '';
  assert.throws(
    () => parseTarget(text, file),
    (error) => {
      assert.ok(error instanceof TargetFileError);
      const [line = ''] = error.message.split('\n');
      assert.ok(line.startsWith(`${file}:${place}: `), error.message);
      assert.match(line, says);
      message = error.message;
      return true;
    },
  );
  return message;
}

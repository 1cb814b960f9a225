import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { draftFromHar } from '../../harness/target-file/init/har/har-draft';
import { browserNeeded, startBrowser } from '../../harness/testing/browser';
import { temporaryFolder } from '../../harness/testing/temporary-folder';
import { record, recorded, recordings } from './record';

/** Moments differ from one recording to the next. */
function withoutMoments(draft: string): string {
  return draft.replaceAll(/at \d+\.\d s/g, 'at a moment');
}

test('a recording made now gives the same draft as the one in the repository', async (t) => {
  const browser = await startBrowser();
  if (!browser) {
    t.skip(browserNeeded);
    return;
  }
  t.after(() => browser.close());
  for (const one of recorded) {
    const file = join(temporaryFolder(t), `${one.name}.har`);
    writeFileSync(file, await record(browser, one));
    const { text } = draftFromHar(file, { name: 'Acme', start: { command: 'node server.js' } });
    const expected = readFileSync(join(recordings, `${one.name}.yaml`), 'utf8');
    assert.equal(withoutMoments(text), withoutMoments(expected), one.name);
  }
});

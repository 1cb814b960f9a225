import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { draftFromHar } from '../../harness/target-file/init/har/har-draft';
import { browserNeeded, startBrowser } from '../../harness/testing/browser';
import { record, recorded, recordings } from './record';

/** Makes the recordings anew, and the drafts that tests expect from them. */
async function main(): Promise<void> {
  const browser = await startBrowser();
  if (!browser) throw new Error(browserNeeded);
  try {
    for (const one of recorded) {
      const file = join(recordings, `${one.name}.har`);
      writeFileSync(file, await record(browser, one));
      const { text } = draftFromHar(file, { name: 'Acme', start: { command: 'node server.js' } });
      writeFileSync(join(recordings, `${one.name}.yaml`), text);
      process.stdout.write(`${one.name} recorded\n`);
    }
  } finally {
    await browser.close();
  }
}

void main();

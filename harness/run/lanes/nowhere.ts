import { PassThrough } from 'node:stream';

/** Stream that discards the progress of Cucumber, because the harness shows its own. */
export const nowhere = new PassThrough().resume();

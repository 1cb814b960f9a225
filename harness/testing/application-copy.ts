import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { root } from '../package-root';
import { temporaryFolder } from './temporary-folder';

/** A copy of an application of `fixtures/applications`, for one test. */
export interface ApplicationCopy {
  /** Path of its target file. */
  readonly file: string;
  /** Replaces a text that stands once in one of its files. */
  readonly replace: (name: string, text: string, by: string) => void;
}

/** Copies an application with a short time for answers; its server uses the packages of this one. */
export function copyOf(t: TestContext, application: string): ApplicationCopy {
  const folder = temporaryFolder(t);
  cpSync(join(root, 'fixtures', 'applications', application), folder, { recursive: true });
  const replace = (name: string, text: string, by: string): void => {
    const path = join(folder, name);
    const before = readFileSync(path, 'utf8');
    assert.equal(before.split(text).length, 2, `${name} does not contain ${text} once`);
    writeFileSync(
      path,
      before.replace(text, () => by),
    );
  };
  const library = join(root, 'node_modules', 'socket.io');
  replace('server.js', "require('socket.io')", `require(${JSON.stringify(library)})`);
  replace('target.yaml', 'backplane: none', 'backplane: none\ntimeouts: { answer: 1s }');
  return { file: join(folder, 'target.yaml'), replace };
}

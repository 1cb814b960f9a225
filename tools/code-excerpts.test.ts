import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { root } from '../harness/package-root';
import { loadLesson } from '../harness/specification/lesson';
import { temporaryFolder } from '../harness/testing/temporary-folder';
import { codeExcerpt } from './code-excerpts';

const file = 'reference-server/rooms.ts';
const text = `import { a } from 'a';

/** Rooms. */
@Injectable()
export class Rooms {
  constructor(private readonly access: Access) {}

  /** Joins. */
  @Log('join')
  join(room: string): void {
    if (room)
      this.access.check(room);
  }
}

export function open(): void {}
`;

function folderWith(t: TestContext): string {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, 'reference-server'));
  writeFileSync(join(folder, file), text);
  return folder;
}

test('a member is cut out with its comment and its decorators, without its indentation', (t) => {
  const excerpt = codeExcerpt(folderWith(t), `${file}#Rooms.join`);
  assert.deepEqual(excerpt, {
    file,
    symbol: 'Rooms.join',
    line: 8,
    text: `/** Joins. */
@Log('join')
join(room: string): void {
  if (room)
    this.access.check(room);
}`,
  });
});

test('a class and a function are cut out whole', (t) => {
  const folder = folderWith(t);
  const { line, text: rooms } = codeExcerpt(folder, `${file}#Rooms`);
  assert.equal(line, 3);
  assert.ok(rooms.startsWith('/** Rooms. */\n@Injectable()\nexport class Rooms {'), rooms);
  assert.ok(rooms.endsWith('  }\n}'), rooms);
  assert.equal(codeExcerpt(folder, `${file}#open`).text, 'export function open(): void {}');
});

test('a symbol that is not there is refused', (t) => {
  const folder = folderWith(t);
  for (const symbol of ['Room', 'Rooms.leave', 'open.it'])
    assert.throws(() => codeExcerpt(folder, `${file}#${symbol}`), {
      message: `${file} declares no ${symbol}`,
    });
});

test('all code that the Rules of the lesson name is there', () => {
  for (const place of loadLesson(root).rules.flatMap(({ code }) => code))
    assert.notEqual(codeExcerpt(root, place).text, '');
});

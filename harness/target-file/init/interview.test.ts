import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { Interview, NoAnswerError } from './interview';
import { answersTo, type Readers } from './questions';

/** Somebody who gives these answers, one to each question, and then hangs up; and what was said to him. */
function somebody(...answers: readonly string[]): { interview: Interview; heard: () => string } {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const left = [...answers];
  let heard = '';
  output.on('data', (text: Buffer) => {
    heard += text.toString();
    if (!heard.endsWith(': ')) return;
    const answer = left.shift();
    if (answer === undefined) input.end();
    else input.write(`${answer}\n`);
  });
  return { interview: new Interview({ input, output }), heard: () => heard };
}

const read: Readers = {
  name: (text) => text,
  urls: (text) => {
    if (text.startsWith('http')) return text.split(' ');
    throw new Error(`${text} is no URL`);
  },
  command: (text) => text,
  capabilities: (text) => (text === 'roster' ? [text] : []),
  out: (text) => text,
};

test('asks for everything, and again where an answer is none', async () => {
  const { interview, heard } = somebody(
    'Acme',
    'perhaps',
    'yes',
    'here',
    'http://a http://b',
    'roster',
    '',
  );
  assert.deepEqual(await answersTo(interview, {}, read), {
    name: 'Acme',
    start: { urls: ['http://a', 'http://b'] },
    capabilities: ['roster'],
    out: 'target.yaml',
  });
  interview.close();
  assert.match(heard(), /yes or no, please\nDoes it run already/);
  assert.match(heard(), /here is no URL/);
  assert.match(heard(), /presence {12}the members of a room hear/);
  assert.match(heard(), /\[target\.yaml\]: $/);
});

test('asks for a command where nothing runs', async () => {
  const { interview } = somebody('n', 'node server.js');
  const known = { name: 'Acme', capabilities: [], out: 'a.yaml' };
  const wanted = await answersTo(interview, known, read);
  interview.close();
  assert.deepEqual(wanted, { ...known, start: { command: 'node server.js' } });
});

test('asks for nothing that is known', async () => {
  const { interview, heard } = somebody();
  const known = { name: 'Acme', start: { command: 'x' }, capabilities: [], out: 'a.yaml' };
  assert.deepEqual(await answersTo(interview, known, read), known);
  interview.close();
  assert.equal(heard(), '');
});

test('ends when nobody answers any more', async () => {
  const { interview } = somebody('Acme');
  await assert.rejects(answersTo(interview, {}, read), NoAnswerError);
});

import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { Interview, NoAnswerError } from './interview';
import { answersTo, type Readers } from './questions';

/** Starts an interview with a user who gives these answers, one for each question, and then closes the input. */
function interviewWith(...answers: readonly string[]): {
  interview: Interview;
  printed: () => string;
} {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const left = [...answers];
  let printed = '';
  output.on('data', (text: Buffer) => {
    printed += text.toString();
    if (!printed.endsWith(': ')) return;
    const answer = left.shift();
    if (answer === undefined) input.end();
    else input.write(`${answer}\n`);
  });
  return { interview: new Interview({ input, output }), printed: () => printed };
}

const read: Readers = {
  name: (text) => text,
  urls: (text) => {
    if (text.startsWith('http')) return text.split(' ');
    throw new Error(`${text} is not a URL`);
  },
  command: (text) => text,
  capabilities: (text) => (text === 'roster' ? [text] : []),
  out: (text) => text,
};

const start = { command: 'x' };
const usual = { rooms: {}, messages: {} };

test('a client that joins by connecting leaves by disconnecting, so that is not asked', async () => {
  const { interview, printed } = interviewWith('connect', '', '', '', '', '', '');
  const known = { name: 'Acme', start, capabilities: [], out: 'a.yaml' };
  const { model } = await answersTo(interview, known, read);
  interview.close();
  assert.deepEqual(model, { rooms: { join: 'connect', leave: 'disconnect' }, messages: {} });
  assert.doesNotMatch(printed(), /How does a client leave/);
});

test('asks every question, and repeats one after an invalid answer', async () => {
  const { interview, printed } = interviewWith(
    'Acme',
    'perhaps',
    'yes',
    'here',
    'http://a http://b',
    'roster',
    ...['', '', 'one', 'sil', '', '', 'perhaps', 'excluded', '', 'many', '4'],
    '',
  );
  assert.deepEqual(await answersTo(interview, {}, read), {
    name: 'Acme',
    start: { urls: ['http://a', 'http://b'] },
    capabilities: ['roster'],
    model: {
      rooms: { atOnce: 'one', unchanged: 'silent', capacity: 4 },
      messages: { sender: 'excluded' },
    },
    out: 'conformance.yaml',
  });
  interview.close();
  assert.match(printed(), /please answer yes or no\nIs it already running/);
  assert.match(printed(), /here is not a URL/);
  assert.match(printed(), /presence {12}notices to the members/);
  assert.match(printed(), /please answer included or excluded\n/);
  assert.match(printed(), /please answer with a number of clients, or nothing\n/);
  assert.match(printed(), /Who may send to a room \[anyone\]: /);
  assert.match(printed(), /\[conformance\.yaml\]: $/);
});

test('asks for a command if no server is running', async () => {
  const { interview } = interviewWith('n', 'node server.js');
  const known = { name: 'Acme', capabilities: [], model: usual, out: 'a.yaml' };
  const answers = await answersTo(interview, known, read);
  interview.close();
  assert.deepEqual(answers, { ...known, start: { command: 'node server.js' } });
});

test('asks no question whose answer is known', async () => {
  const { interview, printed } = interviewWith();
  const known = { name: 'Acme', start, capabilities: [], model: usual, out: 'a.yaml' };
  assert.deepEqual(await answersTo(interview, known, read), known);
  interview.close();
  assert.equal(printed(), '');
});

test('ends when the input ends', async () => {
  const { interview } = interviewWith('Acme');
  await assert.rejects(answersTo(interview, {}, read), NoAnswerError);
});

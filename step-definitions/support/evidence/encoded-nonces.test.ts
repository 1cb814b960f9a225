import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodedNoncesIn } from './encoded-nonces';
import { newNonce } from './nonce';

const encodings: Readonly<Record<string, (text: string) => unknown>> = {
  base64: (text) => Buffer.from(text).toString('base64'),
  'base64 of JSON in an object': (text) => ({
    preview: Buffer.from(JSON.stringify({ text })).toString('base64'),
  }),
  'hexadecimal digits': (text) => `0x${Buffer.from(text).toString('hex')}`,
  backwards: (text) => Array.from(text).reverse().join(''),
  bytes: (text) => [{ body: Buffer.from(text) }],
  'bytes of 16 bits': (text) => new Uint8Array(Buffer.from(text, 'utf16le')),
  'bytes that went through JSON': (text) => Buffer.from(text).toJSON(),
  'percent signs': (text) => encodeURIComponent(text),
  'character references': (text) =>
    Array.from(text, (sign) => `&#${sign.codePointAt(0) ?? 0};`).join(''),
  'rotated letters': (text) =>
    text.replace(/[a-z]/gi, (letter) => {
      const base = letter < 'a' ? 65 : 97;
      return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
    }),
};

for (const [name, encode] of Object.entries(encodings))
  test(`a nonce is found in ${name}`, () => {
    const nonce = newNonce();
    assert.ok(encodedNoncesIn(encode(`hello ${nonce}`)).includes(nonce));
  });

test('what carries no nonce has none, however it is read', () => {
  newNonce();
  assert.deepEqual(
    encodedNoncesIn([{ room: 'general', at: 17, data: Buffer.from('nothing') }]),
    [],
  );
});

test('a list of a hundred thousand texts costs no more than one of two thousand', () => {
  const reversed = Array.from(newNonce()).reverse().join('');
  const list = Array.from({ length: 100_000 }, (_, index) => `a member with number ${index}`);
  assert.equal(encodedNoncesIn([reversed, ...list]).length, 1);
  assert.equal(encodedNoncesIn([...list, reversed]).length, 0);
});

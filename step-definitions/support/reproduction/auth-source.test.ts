import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signClaims } from '../../../harness/client/access-tokens';
import { authSource } from './auth-source';

test('a token becomes a call of sign with its claims, and the secret is not in it', async () => {
  const token = await signClaims({ sub: 'bob', exp: 4_000_000_000 }, 'the secret');
  const context = { names: new Map(), jwtSecret: 'the secret' };
  const { source, isSigned } = authSource({ token }, context, '');
  assert.ok(isSigned);
  assert.match(source, /^\{ token: sign\(\{ "sub": "bob", exp: now \+ \d+ \}\) \}$/);
  const forged = authSource({ token }, { ...context, jwtSecret: 'another' }, '');
  assert.match(forged.source, /'HS256', 'another secret'\) \}$/);
});

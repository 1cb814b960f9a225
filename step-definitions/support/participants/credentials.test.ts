import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createToken } from '../../../harness/client/access-tokens';
import { authFor, type CredentialContext } from './credentials';

const context = {
  participants: {
    find: (name: string) => ({ name }),
    sentAuthOf: ({ name }: { name: string }, namespace: string) => ({
      token: `${name} in ${namespace}`,
    }),
  },
} as unknown as CredentialContext;

test("another client's token is the one that it sent in the same namespace", async () => {
  const auth = await authFor(context, "bob's token", { namespace: '/members' });
  assert.deepEqual(auth, { token: 'bob in /members' });
});

/** What eve sends instead of bob's valid token. */
async function changed(change: string): Promise<string[]> {
  const token = await createToken({ sub: 'bob', role: 'member', rooms: [] }, 'secret');
  const participants = { find: () => ({}), sentAuthOf: () => ({ token }) };
  const context = { participants } as unknown as CredentialContext;
  const auth = await authFor(context, `bob's token with ${change}`, { namespace: '/members' });
  return [token, (auth as { token: string }).token];
}

test('a changed token has the same claims and another signature, or other claims and the same signature', async () => {
  const [own = '', resigned = ''] = await changed('another signature');
  assert.deepEqual(resigned.split('.').slice(0, 2), own.split('.').slice(0, 2));
  assert.notEqual(resigned, own);
  const [token = '', raised = ''] = await changed('other claims');
  assert.equal(raised.split('.')[2], token.split('.')[2]);
  const claims = Buffer.from(raised.split('.')[1] ?? '', 'base64url').toString();
  assert.equal((JSON.parse(claims) as { role: string }).role, 'moderator');
});

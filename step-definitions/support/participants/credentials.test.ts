import assert from 'node:assert/strict';
import { test } from 'node:test';
import { authFor, type CredentialContext } from './credentials';

const context = {
  participants: {
    find: (name: string) => ({ name }),
    authOf: ({ name }: { name: string }, namespace: string) => ({
      token: `${name} in ${namespace}`,
    }),
  },
} as unknown as CredentialContext;

test("another client's token is the one that it sent in the same namespace", async () => {
  const auth = await authFor(context, "bob's token", { namespace: '/members' });
  assert.deepEqual(auth, { token: 'bob in /members' });
});

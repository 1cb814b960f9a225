import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { contractOperations, type Operation } from '../contract/operations';
import { root } from '../package-root';
import { loadRequirements } from './requirement-file';
import { readSpecification } from './specification';

/**
 * The steps that perform each operation, in the words of the features. A Then asks for the rooms of a client; if that
 * breaks, it is a failure as well.
 */
const acts: Readonly<Record<Operation, RegExp>> = {
  echo: /sends? "" to the server/,
  reflect: /reflect/,
  join: /\bjoins? (the|room)|tr(y|ies) to join/,
  leave: /\bleaves? (the|room)/,
  rooms: / is in .* and in no other room/,
  sendToRoom: /sends? "[^"]*" to the [a-z]+( of "[^"]*")?$/,
  sendToOthersInRoom: /sends? "[^"]*" to the others in/,
  sendToRooms: /sends? "[^"]*" to the [a-z]+ and the [a-z]+/,
  sendToRoomExcept: /sends? "[^"]*" to the [a-z]+ except/,
  sendToAll: /sends? "[^"]*" to everyone( in "[^"]*")?$/,
  sendToOthers: /sends? "[^"]*" to everyone else/,
  sendToAllByServer: /sends? "" to everyone through the gateway's server/,
  sendToOne: /sends? "[^"]*" to [a-z]+('s [a-z]+)?$/,
  members: /asks? for the members/,
  askRoom: /asks? the [a-z]+ "/,
  summon: / summons (?!everyone)/,
  evict: / evicts (?!everyone)/,
  kick: / kicks (?!everyone)/,
  revoke: / revokes /,
  summonAll: / summons everyone /,
  evictAll: / evicts everyone /,
  kickAll: / kicks everyone /,
};

let steps: readonly string[];

before(async () => {
  const { set } = loadRequirements(root);
  const musts = new Set(
    set.requirements.filter(({ level }) => level === 'MUST').map(({ id }) => id),
  );
  const { rules } = await readSpecification(root);
  const own = rules.filter(({ requirement = '' }) => musts.has(requirement));
  steps = own.flatMap(({ gherkin }) => actionsIn(gherkin));
});

/** The texts of the When and Then steps of a Rule without quoted values, each When with its And and But. */
function actionsIn(gherkin: string): string[] {
  let isAct = false;
  return gherkin.split('\n').flatMap((line) => {
    const [, keyword = '', text = ''] = /^\s*(Given|When|Then|And|But) (.*)$/.exec(line) ?? [];
    if (keyword !== 'And' && keyword !== 'But' && keyword !== '') isAct = keyword !== 'Given';
    return isAct && keyword !== '' ? [text.replace(/"[^"]*"/g, '""')] : [];
  });
}

for (const operation of Object.keys(contractOperations) as Operation[])
  test(`${operation} is performed after the set-up of a MUST requirement, so that breaking it fails`, () => {
    const found = steps.filter((text) => acts[operation].test(text));
    assert.ok(found.length > 0, `no step matches ${String(acts[operation])}`);
  });

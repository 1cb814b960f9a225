import type { ConformanceWorld } from '../world';

/** Asks for a namespace on the bare connection and tells everyone there, before or right after the answer, whatever it is. */
export async function tellInHaste(
  world: ConformanceWorld,
  namespace: string,
  auth: object,
  [haste, text]: readonly [string, string],
): Promise<void> {
  const { conversation, session } = world;
  const { bare } = world.outsider;
  const teller = world.introduce(bare.name);
  const telling = {
    teller,
    verb: 'tellAll',
    namespace,
    whom: 'everyone',
    values: {},
    text,
  } as const;
  const { event, args } = world.vocabulary.say('tellAll', conversation.expect(telling).values);
  if (haste === 'without waiting') bare.knock(namespace, auth);
  else await bare.connect(namespace, auth);
  bare.say(namespace, event, args);
  await bare.settle(namespace, session.timeouts.silence);
}

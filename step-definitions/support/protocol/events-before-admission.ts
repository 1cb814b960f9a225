import type { ConformanceWorld } from '../world';

/** A message to everyone, sent along with the request to connect. */
interface EarlyMessage {
  readonly namespace: string;
  readonly auth: object;
  readonly text: string;
  /** Whether it waits for the answer to the request, whatever that is. */
  readonly waits: boolean;
}

/** Sends CONNECT on the raw connection and a message to everyone in the namespace, before or right after the answer. */
export async function sendOnConnect(
  world: ConformanceWorld,
  { namespace, auth, text, waits }: EarlyMessage,
): Promise<void> {
  const { messages, session } = world;
  const { bare } = world.rawClient;
  const sender = world.introduce(bare.name);
  const telling = {
    sender,
    operation: 'sendToAll',
    namespace,
    whom: 'everyone',
    values: {},
    text,
  } as const;
  const { event, args } = world.driver.request('sendToAll', messages.expect(telling).values);
  if (waits) await bare.connect(namespace, auth);
  else bare.knock(namespace, auth);
  bare.say(namespace, event, args);
  await bare.settle(namespace, session.timeouts.silence);
}

import type { TestClient } from './test-client';

/** What exactly some clients receive. */
export interface Expectation {
  /**
   * Passes if each of the clients receives the message with this text once, as it was sent, and every other client of the
   * scenario has received nothing of it once a fence has arrived behind it. Rejects with who should have received what, and
   * what each client received.
   */
  toReceive(text: string): Promise<void>;

  /**
   * The same for an event that the server sends by itself: of those that have come since the last check of this event.
   * With `args`, only events with these arguments count. Messages that a client has sent with `send` do not: see `toReceive`.
   */
  toReceiveEvent(event: string, args?: readonly unknown[]): Promise<void>;
}

/** Expects that these clients, and no others of their scenario, receive something. */
export function expectOnly(first: TestClient, ...others: readonly TestClient[]): Expectation {
  return expectationFor([first, ...others], first);
}

/** Expects that no client of the scenario receives something; `of` is any of its clients. */
export function expectNobody(of: TestClient): Expectation {
  return expectationFor([], of);
}

function expectationFor(clients: readonly TestClient[], { context }: TestClient): Expectation {
  const foreign = clients.find((one) => one.context !== context);
  if (foreign) throw new Error(`${foreign.label} belongs to another scenario than the others`);
  const required = clients.map(({ participant }) => participant);
  return {
    toReceive: async (text) => {
      await context.messages.assertReceived(context.messages.find(text), { required });
    },
    toReceiveEvent: async (event, args) => {
      await context.events.assertReceived({ event, ...(args && { args }), required });
    },
  };
}

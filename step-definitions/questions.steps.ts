import { Given, Then, When } from '@cucumber/cucumber';
import {
  answerEach,
  answerLate,
  askRooms,
  assertAnswers,
  longestTimeoutMs,
  whenAsked,
} from './support/messages/room-questions';
import type { RoomReference } from './support/rooms/room-reference';
import type { ConformanceWorld } from './support/world';

Given(
  '{clients} answer(s) {answer} when asked',
  function (this: ConformanceWorld, names: string[], answer: unknown) {
    for (const client of this.participants.findAll(names)) answerEach(client, answer);
  },
);

Given(
  '{client} answers {string} twice when asked',
  function (this: ConformanceWorld, name: string, text: string) {
    answerEach(this.participants.find(name), text, 2);
  },
);

Given('{client} loses the connection when asked', function (this: ConformanceWorld, name: string) {
  const client = this.participants.find(name);
  whenAsked(client, () => {
    client.cut();
  });
});

When(
  '{clients} ask/asks/asked {rooms} {string} with a timeout of {value} ms',
  async function (
    this: ConformanceWorld,
    names: string[],
    rooms: RoomReference[],
    text: string,
    timeoutMs: unknown,
  ) {
    await askRooms(this, this.participants.findAll(names), { rooms, text, timeoutMs });
  },
);

When(
  "{client} asks {room} {string} with {client}'s id in the from field",
  async function (
    this: ConformanceWorld,
    name: string,
    room: RoomReference,
    text: string,
    other: string,
  ) {
    const signedAs = this.participants.find(other);
    const question = { rooms: [room], text, timeoutMs: longestTimeoutMs, signedAs };
    await askRooms(this, [this.participants.find(name)], question);
  },
);

Given(
  '{client} answered {string} after the timeout',
  async function (this: ConformanceWorld, name: string, text: string) {
    const client = this.participants.find(name);
    await answerLate(client, text);
    await this.messages.settle(client);
  },
);

Then(
  'the acknowledgement has {answers} and is {completeness}',
  function (this: ConformanceWorld, answers: string, complete: boolean | undefined) {
    assertAnswers(this, { answers, complete });
  },
);

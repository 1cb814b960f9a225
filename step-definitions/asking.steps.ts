import { Given, Then, When } from '@cucumber/cucumber';
import {
  answerEach,
  answerLate,
  ask,
  assertAnswers,
  hurriedMs,
  patientMs,
  whenAsked,
} from './support/messages/room-questions';
import type { ConformanceWorld, RoomWord } from './support/world';

Given(
  '{participants} answer(s) {string} when asked',
  function (this: ConformanceWorld, names: string[], text: string) {
    for (const person of this.participants(names)) answerEach(person, text);
  },
);

Given(
  '{participant} answers {string} twice when asked',
  function (this: ConformanceWorld, name: string, text: string) {
    answerEach(this.participant(name), text, 2);
  },
);

Given(
  '{participant} loses his/her connection when asked',
  function (this: ConformanceWorld, name: string) {
    const person = this.participant(name);
    whenAsked(person, () => {
      person.cut();
    });
  },
);

When(
  '{participant} asks {room} {string}',
  async function (this: ConformanceWorld, name: string, room: RoomWord, text: string) {
    await ask(this, this.participant(name), room, { text, timeoutMs: patientMs });
  },
);

const askInHurry = async function (
  this: ConformanceWorld,
  name: string,
  room: RoomWord,
  text: string,
): Promise<void> {
  await ask(this, this.participant(name), room, { text, timeoutMs: hurriedMs });
};

When('{participant}, in a hurry, asks {room} {string}', askInHurry);

Given('{participant}, in a hurry, has asked {room} {string}', askInHurry);

When(
  '{participant} asks {room} {string} with a time-out of {value}',
  async function (
    this: ConformanceWorld,
    name: string,
    room: RoomWord,
    text: string,
    timeoutMs: unknown,
  ) {
    await ask(this, this.participant(name), room, { text, timeoutMs });
  },
);

Given(
  '{participant} has answered {string} after all',
  async function (this: ConformanceWorld, name: string, text: string) {
    const person = this.participant(name);
    await answerLate(person, text);
    await this.conversation.settle(person);
  },
);

Then(
  '{participant} has all answers: {string} from {participants}',
  function (this: ConformanceWorld, _name: string, text: string, names: string[]) {
    assertAnswers(this.attempt(), this.participants(names), { text, complete: true });
  },
);

Then('all answers have come: there are none', function (this: ConformanceWorld) {
  assertAnswers(this.attempt(), [], { text: '', complete: true });
});

Then(
  '{participant} has only the answer(s) {string} from {participants}, and knows that one is missing',
  function (this: ConformanceWorld, _name: string, text: string, names: string[]) {
    assertAnswers(this.attempt(), this.participants(names), { text, complete: false });
  },
);

Then(
  '{participant} has only the answer {string} from {participants}, whether or not she/he thinks that one is missing',
  function (this: ConformanceWorld, _name: string, text: string, names: string[]) {
    assertAnswers(this.attempt(), this.participants(names), { text });
  },
);

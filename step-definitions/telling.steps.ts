import { Given, When } from '@cucumber/cucumber';
import {
  excepting,
  inOneRoom,
  locally,
  toEveryone,
  toOne,
  toRooms,
  wordOf,
} from './support/participants/addressing';
import type { ConformanceWorld, RoomWord } from './support/world';

When(
  '{participant} tells {rooms} {string}',
  async function (this: ConformanceWorld, name: string, rooms: RoomWord[], text: string) {
    await this.tell(toRooms(this, this.participant(name), rooms), text);
  },
);

Given(
  '{participant} has told {rooms} {string}',
  async function (this: ConformanceWorld, name: string, rooms: RoomWord[], text: string) {
    const teller = this.participant(name);
    await this.tell(toRooms(this, teller, rooms), text);
    await this.conversation.settle(teller);
  },
);

const tellOthers = async function (
  this: ConformanceWorld,
  name: string,
  room: RoomWord,
  text: string,
): Promise<void> {
  await this.tell(inOneRoom(this, this.participant(name), 'tellOthersInRoom', room), text);
};

When('{participant} tells the others in {room} {string}', tellOthers);

Given('{participant} has told the others in {room} {string}', tellOthers);

Given(
  '{participant} has told {room} a volatile {string}',
  async function (this: ConformanceWorld, name: string, room: RoomWord, text: string) {
    const address = inOneRoom(this, this.participant(name), 'tellRoom', room);
    await this.tell({ ...address, extra: { volatile: true } }, text);
  },
);

When(
  '{participant} tells {room}, except {room}, {string}',
  async function (
    this: ConformanceWorld,
    name: string,
    room: RoomWord,
    except: RoomWord,
    text: string,
  ) {
    const address = inOneRoom(this, this.participant(name), 'tellRoomExcept', room);
    await this.tell(excepting(address, this.roomName(except), wordOf(except)), text);
  },
);

const tellExceptOne = async function (
  this: ConformanceWorld,
  name: string,
  room: RoomWord,
  except: string,
  text: string,
): Promise<void> {
  const address = inOneRoom(this, this.participant(name), 'tellRoomExcept', room);
  const id = this.participant(except).idIn(address.namespace);
  await this.tell(excepting(address, id, except), text);
};

When('{participant} tells {room}, except {participant}, {string}', tellExceptOne);

Given('{participant} has told {room}, except {participant}, {string}', tellExceptOne);

When(
  '{participant} tells everyone {string}',
  async function (this: ConformanceWorld, name: string, text: string) {
    await this.tell(toEveryone(this, this.participant(name), 'tellAll'), text);
  },
);

When(
  '{participant} tells everyone in {namespace} {string}',
  async function (this: ConformanceWorld, name: string, namespace: string, text: string) {
    await this.tell(toEveryone(this, this.participant(name), 'tellAll', namespace), text);
  },
);

When(
  '{participant} tells everyone else {string}',
  async function (this: ConformanceWorld, name: string, text: string) {
    await this.tell(toEveryone(this, this.participant(name), 'tellOthers'), text);
  },
);

When(
  '{participant} tells {room}, on his/her own server only, {string}',
  async function (this: ConformanceWorld, name: string, room: RoomWord, text: string) {
    await this.tell(locally(toRooms(this, this.participant(name), [room])), text);
  },
);

When(
  '{participant} tells everyone, on his/her own server only, {string}',
  async function (this: ConformanceWorld, name: string, text: string) {
    await this.tell(locally(toEveryone(this, this.participant(name), 'tellAll')), text);
  },
);

When(
  '{participant} tells only {participant} {string}',
  async function (this: ConformanceWorld, name: string, to: string, text: string) {
    await this.tell(toOne(this, this.participant(name), this.participant(to)), text);
  },
);

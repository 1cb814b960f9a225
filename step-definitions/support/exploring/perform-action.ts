import {
  inOneRoom,
  excepting,
  toEveryone,
  toOne,
  toRooms,
  wordOf,
} from '../participants/addressing';
import type { Address } from '../participants/addressing';
import { assertRooms } from '../rooms/membership';
import { kick, moderate } from '../lifecycle/moderation';
import { connectAll } from '../participants/connecting';
import type { ConformanceWorld } from '../world';
import type { RoomReference } from '../participants/names';
import { otherRoom, type Deed, type Kind, type RoomName } from './action';

/** Does what the steps of a deed do, in their order; what is told is `text`. */
export async function enact(world: ConformanceWorld, deed: Deed, text: string): Promise<void> {
  await acts[deed.kind]?.(world, deed);
  const address = addresses[deed.kind]?.(world, deed);
  if (address) await world.tell(address, text);
}

/** Fails unless the server says that somebody is in just these rooms of the namespace. */
export async function assertLooksIn(
  world: ConformanceWorld,
  { who, namespace }: Deed,
  rooms: readonly RoomName[],
): Promise<void> {
  const words = rooms.map((room) => wordFor(room, namespace));
  await assertRooms(world, world.participant(who), words, namespace);
}

type PerKind<Result> = Partial<Record<Kind, (world: ConformanceWorld, deed: Deed) => Result>>;

const acts: PerKind<Promise<void> | void> = {
  connect: async (world, { who, namespace }) => {
    await connectAll(world, [who], [namespace]);
  },
  disconnect: async (world, { who, namespace }) => {
    await world.participant(who).leaveNamespace(namespace);
  },
  lose: (world, { who }) => {
    world.participant(who).cut();
  },
  join: async (world, { who, namespace, room }) => {
    await world.enter(world.participant(who), 'join', [wordFor(room, namespace)]);
  },
  leave: async (world, { who, namespace, room }) => {
    await world.enter(world.participant(who), 'leave', [wordFor(room, namespace)]);
  },
  kick: async (world, { who, whom, namespace }) => {
    await kick(world.participant(who), world.participant(whom), namespace);
  },
  evict: async (world, deed) => {
    await moveBy('evict', world, deed);
  },
  summon: async (world, deed) => {
    await moveBy('summon', world, deed);
  },
};

const sendToRoom = (world: ConformanceWorld, { who, namespace, room }: Deed): Address =>
  toRooms(world, world.participant(who), [wordFor(room, namespace)]);

const addresses: PerKind<Address> = {
  sendToRoom,
  sendToOthersInRoom: (world, { who, namespace, room }) =>
    inOneRoom(world, world.participant(who), 'sendToOthersInRoom', wordFor(room, namespace)),
  sendToRooms: (world, { who, namespace, room }) =>
    toRooms(world, world.participant(who), [
      wordFor(room, namespace),
      wordFor(otherRoom(room), namespace),
    ]),
  tellExceptRoom: (world, deed) => {
    const except = wordFor(otherRoom(deed.room), deed.namespace);
    return excepting(exceptable(world, deed), world.roomName(except), wordOf(except));
  },
  tellExceptOne: (world, deed) => {
    const id = world.participant(deed.whom).idIn(deed.namespace);
    return excepting(exceptable(world, deed), id, deed.whom);
  },
  sendToAll: (world, { who, namespace }) =>
    toEveryone(world, world.participant(who), 'sendToAll', namespace),
  sendToOthers: (world, { who }) => toEveryone(world, world.participant(who), 'sendToOthers'),
  sendToOne: (world, { who, whom }) =>
    toOne(world, world.participant(who), world.participant(whom)),
  evict: sendToRoom,
  summon: sendToRoom,
};

function exceptable(world: ConformanceWorld, { who, namespace, room }: Deed): Address {
  return inOneRoom(world, world.participant(who), 'sendToRoomExcept', wordFor(room, namespace));
}

async function moveBy(
  operation: 'evict' | 'summon',
  world: ConformanceWorld,
  { who, whom, namespace, room }: Deed,
): Promise<void> {
  const member = world.participant(whom);
  await moderate(world, world.participant(who), operation, [member, wordFor(room, namespace)]);
}

function wordFor(room: RoomName, namespace: string): RoomReference {
  return { name: room, exact: false, namespace };
}

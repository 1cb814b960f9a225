import type { NoticeName, Operation } from '../../contract/operations';
import type { Capability } from '../target-file';

/** For people who have not read the contract: what a target claims with each of its tiers. */
export const capabilityDescriptions: Readonly<Record<Capability, string>> = {
  roster: 'who is in a room, complete over all instances',
  moderation: 'a client puts another one into a room, out of it, or out of the namespace',
  presence: 'the members of a room hear who comes and who goes',
  asking: 'a room is asked, and its members answer',
  flags: 'volatile and local messages',
  auth: 'namespaces that ask for a token',
  'private-rooms': 'rooms that need a right which the token gives',
  'dynamic-namespaces': 'namespaces by a pattern',
  'private-namespaces': 'namespaces by a pattern that ask for a token',
  recovery: 'who comes back in time gets what it missed (connection state recovery)',
  monitoring: 'GET /metrics, for Prometheus',
  cluster: 'several instances are one server to their clients',
  'fault-injection':
    'the others go on when the suite kills or freezes an instance, or cuts its Redis',
  nestjs: 'what NestJS itself promises, in /nest',
};

/** The operations and events that a target file can map, in its order, and what each is for. */
export const operationDescriptions: Readonly<Record<Exclude<Operation, 'sendToAllByServer'> | NoticeName, string>> = {
  join: 'a client enters a room',
  leave: 'and leaves it',
  sendToRoom: 'tells clients in it, itself too if it is a member',
  sendToOthersInRoom: 'tells clients in it but itself',
  sendToRooms: 'tells several rooms, one copy for each who is there',
  sendToRoomExcept: 'tells a room, but not those in another room, or one socket',
  sendToAll: 'tells clients in the namespace',
  sendToOthers: 'tells clients in the namespace but itself',
  sendToOne: 'tells one socket, by its id',
  echo: 'hears `You said: <text>` itself',
  reflect: 'gets back what it sent',
  rooms: 'asks in which rooms it is',
  members: 'asks who is in a room (roster)',
  askRoom: 'asks the members of a room, and gets their answers (asking)',
  summon: 'puts another client into a room (moderation)',
  evict: 'and out of it (moderation)',
  kick: 'disconnects another client (moderation)',
  revoke: 'takes the right to a private room (private-rooms)',
  memberJoined: 'what the other members hear when somebody comes (presence)',
  memberLeft: 'and goes (presence)',
  evicted: 'what an evicted client isReceived (moderation)',
  kicked: 'what a kicked client isReceived (moderation)',
};

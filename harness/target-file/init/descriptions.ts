import type { NoticeName, Operation } from '../../contract/operations';
import type { Capability } from '../target-file';

/** Human-readable description of each capability. */
export const capabilityDescriptions: Readonly<Record<Capability, string>> = {
  roster: 'listing the members of a room, over all servers',
  moderation: 'moving another client into or out of a room, or out of the namespace',
  'whole-rooms': 'moving or disconnecting all members of a room at once',
  presence: 'notices to the members of a room when a client joins or leaves',
  asking: 'asking every member of a room, with their answers',
  flags: 'the flags volatile and local',
  auth: 'namespaces that require a token',
  'private-rooms': 'rooms that require permission in the token',
  'dynamic-namespaces': 'namespaces that match a pattern',
  'private-namespaces': 'namespaces that match a pattern and require a token',
  recovery: 'connection state recovery: a client that reconnects in time receives what it missed',
  monitoring: 'metrics at GET /metrics, in the Prometheus text format',
  cluster: 'several servers with a backplane',
  'fault-injection': 'the suite may kill and freeze servers, and cut them off from Redis',
  nestjs: 'what NestJS itself promises, in the namespace /nest',
};

/** Human-readable description of each operation and event that a target file can map, in its order. */
export const operationDescriptions: Readonly<
  Record<Exclude<Operation, 'sendToAllByServer'> | NoticeName, string>
> = {
  join: 'adds the caller to a room',
  leave: 'removes the caller from a room',
  sendToRoom: 'sends a message to all members of a room, including the caller if it is one',
  sendToOthersInRoom: 'sends a message to all members of a room except the caller',
  sendToRooms: 'sends a message to several rooms, one copy for each member',
  sendToRoomExcept: 'sends a message to a room, except to another room or one socket',
  sendToAll: 'sends a message to all clients in the namespace',
  sendToOthers: 'sends a message to all clients in the namespace except the caller',
  sendToOne: 'sends a message to one socket, by its id',
  echo: 'sends `You said: <text>` back to the caller',
  reflect: 'answers with the payload that was sent',
  rooms: "answers with the caller's rooms",
  members: 'answers with the members of a room (capability roster)',
  askRoom: 'asks the members of a room and answers with their answers (capability asking)',
  summon: 'adds another client to a room (capability moderation)',
  evict: 'removes another client from a room (capability moderation)',
  kick: 'disconnects another client (capability moderation)',
  revoke: 'withdraws permission for a private room (capability private-rooms)',
  summonAll: 'adds all members of a room to another room (capability whole-rooms)',
  evictAll: 'removes all members of a room from it (capability whole-rooms)',
  kickAll: 'disconnects all members of a room (capability whole-rooms)',
  memberJoined: 'event to the other members when a client joins (capability presence)',
  memberLeft: 'event to the other members when a client leaves (capability presence)',
  evicted: 'event to a client that was removed from a room (capability moderation)',
  kicked: 'event to a client that was kicked (capability moderation)',
};

import { contractNotices, contractOperations, type Operation } from '../../contract/operations';
import type { Capability } from '../target-file';
import { capabilityDescriptions, operationDescriptions } from './descriptions';
import { roomQuestions, type RoomAnswers } from './room-questions';
import { scalar } from './yaml-scalar';

/** Answers about a target, from which its file is written. */
export interface TargetAnswers {
  readonly name: string;
  readonly start: { readonly urls: readonly string[] } | { readonly command: string };
  readonly capabilities: readonly Capability[];
  /** How rooms work, where that is not as in the contract. */
  readonly model?: RoomAnswers;
}

/** Returns the text of a target file with the answers: lines that begin with `# ` explain, other lines that begin with `#` are examples. */
export function targetText({ name, start, capabilities, model }: TargetAnswers): string {
  const declared = [capabilitiesText(capabilities), foot, modelText(model)];
  const parts = [head, nameText(name), startText(start), ...declared];
  return `${parts.join('\n\n')}\n\n${operationsText()}\n\n${deviationsText}\n`;
}

const head = `# Target file: describes a server for the conformance suite. Reference: docs/target-files.md
# Lines that begin with "# " explain. Other lines that begin with "#" are examples or defaults: to use one, remove the #
# only. A mistake is reported with its line and column.`;

function nameText(name: string): string {
  return `# Name in the reports.
name: ${scalar(name)}
#version: '1.0'`;
}

function startText(start: TargetAnswers['start']): string {
  if ('urls' in start) {
    return `# URLs of the running servers, one for each. Instead of urls, "command: node server.js" lets the suite start them, or
# "image: registry/name:tag" with Docker.
start:
  urls:
${start.urls.map((url) => `    - ${scalar(url)}`).join('\n')}`;
  }
  return `# The command runs once for each server, with the variables PORT (the port to listen on), INSTANCE (1, 2 …) and, if Redis is
# the backplane, REDIS_URL. A server is ready when it answers Socket.IO's handshake on that port. Instead of command,
# "image: registry/name:tag" starts servers in Docker, and "urls: [http://…]" names servers that already run.
start:
  command: ${scalar(start.command)}
# Folder in which the command runs, relative to this file.
#cwd: .
# More variables. env:NAME is a variable of your shell; no report shows its value.
#env: { LOG_LEVEL: error }`;
}

function capabilitiesText(declared: readonly Capability[]): string {
  const lines = Object.entries(capabilityDescriptions).map(([capability, about]) => {
    const mark = declared.includes(capability as Capability) ? '' : '#';
    return `${mark}  - ${capability} # ${about}`;
  });
  return `# Capabilities beyond the core (connecting, rooms, messages). Scenarios that need a capability which is not listed are not applicable.
${declared.length === 0 ? '#' : ''}capabilities:
${lines.join('\n')}`;
}

const foot = `# Backplane of a cluster: redis, or none if the servers bring their own.
#backplane: redis

# Namespaces of the suite without their slash, and their names on this server; "unsupported" if it has no such namespace.
#namespaces:
#  main: /
#  chat: /chat
#  news: /news

# true if the server may handle an event of a client before it has finished the previous one; an await in a handler is enough.
#concurrentHandlers: false

# Secret that signs the tokens, for auth, if the suite does not start the servers with JWT_SECRET.
#credentials: { jwtSecret: env:JWT_SECRET }

# Timeouts of an answer and of a start, and the silence window at the end of a lane.
#timeouts: { answer: 5s, silence: 250ms, start: 30s }`;

/** Every line of the room model with its values; those that differ from the contract are in use. */
function modelText(model: RoomAnswers = { rooms: {}, messages: {} }): string {
  const lines = (['rooms', 'messages'] as const).flatMap((part) => {
    const own = Object.entries(model[part]);
    const usual = roomQuestions
      .filter((one) => one.part === part && !Object.hasOwn(model[part], one.key))
      .map(({ key, values }) => {
        const [value = '', ...others] = Object.keys(values);
        return `#  ${key}: ${value} # or ${others.join(', ')}`;
      });
    const used = own.map(([key, value]) => `  ${key}: ${scalar(value)}`);
    return [`${own.length === 0 ? '#' : ''}${part}:`, ...used, ...usual];
  });
  const about =
    '# How rooms and messages work. Scenarios that need another way are not applicable.';
  return [about, ...lines].join('\n');
}

/** Every operation as in the contract, printed from the definitions that the suite itself uses. */
function operationsText(): string {
  return `# Operations that differ from the contract (docs/contract.md), whose own mapping is shown here.
# event: the event that a client emits. payload: its argument; for several arguments: args: ['{room}', '{body}'].
# done: how the server confirms the operation: ack, that is { ok: true }; { ack: { ok: PATH } },
# { ack: { where: { PATH: VALUE } } } or { ack: { error: PATH } } for another acknowledgement; { event: NAME }; or none.
# refused: how the server refuses the operation: ack, that is { ok: false, error }; or { event: NAME }.
# delivered: the event that arrives, and the paths of its fields: a dotted path such as message.text, . for the whole
# argument, absent if the event does not have the field. An operation that the server does not have: "sendToAll: unsupported".
#operations:
${Object.entries(operationDescriptions)
  .flatMap(([name, about]) => [`  ${name}: # ${about}`, ...linesOf(name)])
  .map((line) => `#${line}`)
  .join('\n')}`;
}

function linesOf(name: string): string[] {
  const notice = Reflect.get(contractNotices, name) as object | undefined;
  return Object.entries<unknown>({ ...(notice ?? fieldsOf(name as Operation)) }).map(
    ([key, value]) => `    ${key}: ${scalar(value)}`,
  );
}

function fieldsOf(operation: Operation): object {
  const definition: { args: readonly unknown[]; event: string; delivered?: object } =
    contractOperations[operation];
  const { args, event, delivered } = definition;
  const [payload] = args;
  return {
    event,
    ...(payload !== undefined && { payload }),
    done: 'ack',
    ...(delivered && { delivered }),
  };
}

const deviationsText = `# Known failures, with a reason: they are shown and do not count. A deviation that no longer fails ends the run with exit code 1.
#deviations:
#  - requirement: TM-06
#    reason: a member on another instance gets a copy for each of its rooms
#    since: 2026-01-31`;

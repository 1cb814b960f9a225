import { stringify } from 'yaml';
import { contractNotices, contractOperations, type Operation } from '../../contract/operations';
import type { Capability } from '../target-file';
import { capabilityDescriptions, operationDescriptions } from './descriptions';

/** What is known of a target before there is a file. */
export interface TargetAnswers {
  readonly name: string;
  readonly start: { readonly urls: readonly string[] } | { readonly command: string };
  readonly capabilities: readonly Capability[];
}

/** A target file that says what is known, and how to say more: lines behind `# ` explain, others behind `#` can be used. */
export function targetText({ name, start, capabilities }: TargetAnswers): string {
  const parts = [head, nameText(name), startText(start), capabilitiesText(capabilities), foot];
  return `${parts.join('\n\n')}\n\n${operationsText()}\n\n${deviationsText}\n`;
}

const head = `# What the conformance suite is to know of a server.
# Lines that begin with a # and one space explain. The others behind a # are examples, or what holds without them: to use
# one, remove the # and nothing else. A mistake is reported with its line and column. At length: docs/target-files.md`;

function nameText(name: string): string {
  return `# What the reports call it.
name: ${scalar(name)}
#version: '1.0'`;
}

function startText(start: TargetAnswers['start']): string {
  if ('urls' in start) {
    return `# These servers run already, one URL for each instance. Instead of urls, "command: node server.js" starts them,
# and so does "image: registry/name:tag" where there is Docker.
start:
  urls:
${start.urls.map((url) => `    - ${scalar(url)}`).join('\n')}`;
  }
  return `# This is run once for each instance, with PORT, the port to listen on, INSTANCE (1, 2 …), and REDIS_URL where Redis joins
# them. Ready is who answers Socket.IO's handshake on that port. Instead of command, "image: registry/name:tag"
# starts them in Docker; servers that run already have "urls: [http://…]".
start:
  command: ${scalar(start.command)}
# Where it is run, relative to this file.
#cwd: .
# More variables for it. env:NAME is one of your shell's, and no report shows its value.
#env: { LOG_LEVEL: error }`;
}

function capabilitiesText(claimed: readonly Capability[]): string {
  const lines = Object.entries(capabilityDescriptions).map(([tier, about]) => {
    const mark = claimed.includes(tier as Capability) ? '' : '#';
    return `${mark}  - ${tier} # ${about}`;
  });
  return `# What it has beyond the core, which is to connect, join, leave and tell. Scenarios of what it does not claim do not count.
${claimed.length === 0 ? '#' : ''}capabilities:
${lines.join('\n')}`;
}

const foot = `# What joins the instances of a cluster: redis, or none if the server brings something of its own.
#backplane: redis

# The suite's namespaces without their slash, and what they are called here: "unsupported" if there is none.
#namespaces:
#  main: /
#  chat: /chat
#  news: /news

# true if an event of a client may be handled before the one before is done with: an await in a handler is enough.
#concurrentHandlers: false

# What tokens are signed with, for auth, if the suite does not start the server with JWT_SECRET.
#credentials: { jwtSecret: env:JWT_SECRET }

# How long an answer and a start may take, and for how long nothing may come at the end.
#timeouts: { answer: 5s, silence: 250ms, start: 30s }`;

/** Every word as the contract has it: made of the words that the suite itself uses, so that it is true. */
function operationsText(): string {
  return `# Where its words are others than the contract's, which stand here (docs/contract.md): use "operations:" and a operation.
# event: what a client emits. payload: what it sends with it; several arguments: args: ['{room}', '{body}'].
# done: how the server confirms it: ack, that is { ok: true }; { ack: { ok: PATH } } or { ack: { error: PATH } }, an
# acknowledgement in words of its own; { event: NAME }; or none.
# refused: how it refuses it: ack, that is { ok: false, error }; or { event: NAME }.
# delivered: as which event it arrives, and where in that things stand: a dotted path such as message.text, . for all of
# it, absent if it is not said. What the server has no word for: "sendToAll: unsupported".
#operations:
${Object.entries(operationDescriptions)
  .flatMap(([word, about]) => [`  ${word}: # ${about}`, ...linesOf(word)])
  .map((line) => `#${line}`)
  .join('\n')}`;
}

function linesOf(word: string): string[] {
  const notice = Reflect.get(contractNotices, word) as object | undefined;
  return Object.entries<unknown>({ ...(notice ?? fieldsOf(word as Operation)) }).map(
    ([key, value]) => `    ${key}: ${scalar(value)}`,
  );
}

function fieldsOf(operation: Operation): object {
  const { args, ...word }: { args: readonly unknown[]; event: string; delivered?: object } =
    contractOperations[operation];
  const [payload] = args;
  const { event, delivered } = word;
  return {
    event,
    ...(payload !== undefined && { payload }),
    done: 'ack',
    ...(delivered && { delivered }),
  };
}

const deviationsText = `# What is known to fail, and why: it is shown, and does not count. One that no longer fails ends the run with exit code 1.
#deviations:
#  - requirement: TM-06
#    reason: a member on another instance gets a copy for each of its rooms
#    since: 2026-01-31`;

/** On one line, and quoted where YAML would take it for something else. */
function scalar(value: unknown): string {
  // JSON is YAML.
  if (typeof value === 'string' && value.includes('\n')) return JSON.stringify(value);
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0, singleQuote: true }).trim();
}

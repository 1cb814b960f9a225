import { Given, Then, When } from '@cucumber/cucumber';
import { sendEveryWrongPayload } from './support/payloads/wrong-payload-attempts';
import {
  assertAttachmentsAnswered,
  sendAnomalies,
  sendAnomaly,
  sendAttachments,
} from './support/protocol/binary-packets';
import {
  assertClosed,
  assertClosedInTime,
  assertClosedOrIgnored,
  assertClosedOrServed,
} from './support/protocol/closed-connections';
import {
  assertAcknowledgedOnce,
  assertConnectFirst,
  assertNotCarried,
} from './support/protocol/packet-checks';
import { openWebSocket, pollSession, requestOverHttp } from './support/protocol/transports';
import { templateFor } from './support/messages/audience';
import { sendUntil } from './support/messages/bulk-messages';
import { sendFrame } from './support/raw-client/written-frames';
import { instanceOf, type ServerReference } from './support/participants/server-reference';
import type { ConformanceWorld } from './support/world';

When(
  '{client} connects to {namespace} {int} times while {client} keeps sending to everyone',
  async function (
    this: ConformanceWorld,
    _name: string,
    namespace: string,
    times: number,
    sender: string,
  ) {
    const audience = `everyone in "${namespace}"`;
    const template = templateFor(this, this.participants.find(sender), audience);
    await sendUntil(this, template, this.rawClient.enter(namespace, times));
  },
);

When(
  '{client} sends/sent the frame {string}',
  async function (this: ConformanceWorld, _name: string, frame: string) {
    await sendFrame(this, frame);
  },
);

When(
  '{client} sends a binary event with {string}',
  function (this: ConformanceWorld, _name: string, what: string) {
    sendAnomaly(this.rawClient.packets, what);
  },
);

Given(
  '{client} sent each of the binary anomalies on a connection of its own',
  async function (this: ConformanceWorld, _name: string) {
    await sendAnomalies(this);
  },
);

When(
  '{client} sends/sent {int} attachments to be reflected',
  async function (this: ConformanceWorld, _name: string, count: number) {
    sendAttachments(this.rawClient.packets, count);
    await this.rawClient.packets.settle('/chat', this.session.timeouts.silence);
  },
);

Given(
  '{client} sent a second CONNECT for {namespace}',
  async function (this: ConformanceWorld, _name: string, namespace: string) {
    await this.rawClient.packets.connectAgain(namespace, this.session.timeouts.silence);
  },
);

When(
  '{client} sends every wrong payload for {operation}, with {string} as the text',
  async function (this: ConformanceWorld, _name: string, operation: string, text: string) {
    await sendEveryWrongPayload(this, operation, text);
  },
);

Given(
  '{client} polled twice at the same time',
  async function (this: ConformanceWorld, _name: string) {
    await this.rawClient.session.pollTwice();
  },
);

Given(
  '{client} upgraded the session to WebSocket',
  async function (this: ConformanceWorld, _name: string) {
    this.lane.keep(await this.rawClient.session.upgrade(), this.scenario);
  },
);

When(
  '{client} polls the session on {server}',
  async function (this: ConformanceWorld, _name: string, server: ServerReference) {
    await pollSession(this, await instanceOf(this.session, server));
  },
);

When(
  '{client} sends a/an {protocol} request with {string}',
  async function (this: ConformanceWorld, _name: string, protocol: string, what: string) {
    if (protocol === 'HTTP') await requestOverHttp(this, what);
    else await openWebSocket(this, what);
  },
);

Then(
  '{client} received CONNECT before any other packet of the namespace each time',
  function (this: ConformanceWorld, _name: string) {
    assertConnectFirst(this.rawClient.entries);
  },
);

Then(
  'request {int} is acknowledged once with {value}',
  async function (this: ConformanceWorld, id: number, answer: unknown) {
    await assertAcknowledgedOnce(this, id, answer as object);
  },
);

Then(
  'the attachments come back or the attempt is refused',
  async function (this: ConformanceWorld) {
    await assertAttachmentsAnswered(this.rawClient.packets);
  },
);

Then(
  "the server closes {client}'s connection within {int} seconds",
  async function (this: ConformanceWorld, _name: string, seconds: number) {
    if (this.rawClient.sockets.size === 0)
      await assertClosedInTime(this, this.lane.deadline(seconds));
    else await assertClosed(this, this.lane.deadline(seconds));
  },
);

Then(
  "the server ignores the frame or closes {client}'s connection",
  async function (this: ConformanceWorld, _name: string) {
    await assertClosedOrIgnored(this);
  },
);

Then(
  "{client}'s connection is closed, or {client} is still served and received {string} once",
  async function (this: ConformanceWorld, _name: string, _same: string, text: string) {
    await assertClosedOrServed(this, this.messages.find(text));
  },
);

Then(
  "{client}'s raw connection carries nothing of {string}",
  async function (this: ConformanceWorld, _name: string, text: string) {
    await assertNotCarried(this, this.messages.find(text));
  },
);

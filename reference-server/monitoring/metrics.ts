import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Registry } from 'prom-client';
import type { ClientSocket, ClientNamespace } from '../events';
import { toNames } from '../rooms/room-key';

/** Events that carry a client's message; all others are the server's own. */
const COPIES = new Set(['message', 'roomMessage', 'announcement', 'direct']);

/**
 * Metrics of this instance; Prometheus adds up those of several. Sizes are read from the adapters at each scrape: a
 * counter kept beside them would drift with the first lost connection.
 */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  private readonly namespaces = new Map<string, ClientNamespace>();

  private readonly received = new Counter({
    name: 'rooms_messages_received_total',
    help: 'Messages that clients of this instance have sent',
    labelNames: ['namespace'],
    registers: [this.registry],
  });

  private readonly delivered = new Counter({
    name: 'rooms_messages_delivered_total',
    help: 'Copies of messages handed to sockets of this instance',
    labelNames: ['namespace'],
    registers: [this.registry],
  });

  constructor() {
    this.gauge(
      'rooms_members',
      'Sockets of this instance in a room',
      ['namespace', 'room'],
      (gauge) => {
        for (const { name, adapter } of this.namespaces.values())
          for (const [key, { size }] of adapter.rooms)
            for (const room of toNames([key])) gauge.set({ namespace: name, room }, size);
      },
    );
    this.gauge(
      'rooms_sockets',
      'Sockets of this instance in a namespace',
      ['namespace'],
      (gauge) => {
        for (const { name, sockets } of this.namespaces.values())
          gauge.set({ namespace: name }, sockets.size);
      },
    );
    this.gauge(
      'rooms_transports',
      'Connections to this instance, each with any number of sockets',
      [],
      (gauge) => {
        const [namespace] = this.namespaces.values();
        gauge.set(namespace?.server.engine.clientsCount ?? 0);
      },
    );
  }

  /** Starts counting the messages delivered to this client, and exposes its namespace. */
  watch(client: ClientSocket): void {
    const { nsp } = client;
    this.namespaces.set(nsp.name, nsp);
    client.onAnyOutgoing((event: string) => {
      if (COPIES.has(event)) this.delivered.inc({ namespace: nsp.name });
    });
  }

  countReceived({ nsp }: ClientSocket): void {
    this.received.inc({ namespace: nsp.name });
  }

  private gauge(
    name: string,
    help: string,
    labelNames: string[],
    read: (gauge: Gauge) => void,
  ): void {
    const collect = function (this: Gauge): void {
      this.reset();
      read(this);
    };
    new Gauge({ name, help, labelNames, collect, registers: [this.registry] });
  }
}

import type { Target } from '../target-file/target-file';
import { Pace } from '../client/pace';
import { Driver } from './driver';
import type { Limits } from './mapping';
import { loadDriver } from './module/load-driver';

const drivers = new WeakMap<Target, Driver>();

/**
 * Returns the driver of a target, always the same, so that its limits hold for a whole run. Throws TargetFileError if its
 * driver module cannot be used.
 */
export function driverOf(target: Target): Driver {
  const driver = drivers.get(target) ?? newDriver(target);
  drivers.set(target, driver);
  return driver;
}

function newDriver(target: Target): Driver {
  const { operations, namespaces, concurrentHandlers, connect, rooms, messages, events } = target;
  const { setup, teardown, references } = target;
  const setUp = { setup, teardown, references };
  const { delivered = {}, ...sending } = messages;
  const model = { ...rooms, ...sending };
  return new Driver({
    operations,
    namespaces,
    concurrentHandlers,
    connect,
    setUp,
    module: target.driver === undefined ? {} : loadDriver(target.driver),
    model,
    delivered,
    events,
    limits: limitsOf(target),
  });
}

function limitsOf({ limits }: Target): Limits {
  return {
    connections: new Pace(limits.connectionsPerSecond),
    messages: new Pace(limits.messagesPerSecond),
    participants: limits.participants,
  };
}

import type { Target } from '../target-file/target-file';
import { Driver } from './driver';
import { loadDriver } from './module/load-driver';

/** Returns the driver of a target. Throws TargetFileError if its driver module cannot be used. */
export function driverOf(target: Target): Driver {
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
  });
}

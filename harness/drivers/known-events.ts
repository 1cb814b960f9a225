import {
  contractNotices,
  contractOperations,
  type DeliveringOperation,
  type NoticeName,
  type Operation,
} from '../contract/operations';
import type { Driver } from './driver';

/** Returns the names of the events that a target file accounts for: what operations cause, and notices. */
export function knownEvents(driver: Driver): Set<string> {
  const operations = Object.keys(contractOperations) as Operation[];
  const supported = operations.filter((one) => driver.supports(one));
  const notices = Object.keys(contractNotices) as NoticeName[];
  return new Set([
    ...supported.flatMap((one) => eventsOf(driver, one)),
    ...notices.flatMap((one) => (driver.supports(one) ? [driver.notice(one).event] : [])),
  ]);
}

function eventsOf(driver: Driver, operation: Operation): string[] {
  const { done, refused, delivered } = driver.mappingOf(operation);
  const arrives = 'delivered' in contractOperations[operation] && delivered !== 'absent';
  return [
    ...(arrives ? [driver.delivery(operation as DeliveringOperation).event] : []),
    ...[done, refused].flatMap((form) =>
      typeof form === 'object' && 'event' in form ? [form.event] : [],
    ),
  ];
}

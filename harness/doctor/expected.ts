import type { DeliveringOperation, Delivery, Operation } from '../contract/operations';
import type { Driver } from '../drivers/driver';
import type { ConfirmationForm } from '../drivers/mapping';

/** Returns how a target confirms an operation, human-readable. */
export function expectedConfirmation(driver: Driver, operation: Operation): string {
  return textOf(driver.request(operation).done);
}

/** Returns how a target confirms an operation and how its message arrives, human-readable. */
export function expectedDelivery(driver: Driver, operation: DeliveringOperation): string {
  const arrival = `${eventWith(driver.delivery(operation))} at the recipient`;
  return `${expectedConfirmation(driver, operation)}, and ${arrival}`;
}

/** Returns an event with the paths of its fields, human-readable: `roomMessage with body at text`. */
export function eventWith({ event, body, room, from, member }: Delivery): string {
  const fields = Object.entries({ body, room, from, member })
    .filter(([, path]) => path !== undefined && path !== 'absent')
    .map(([field, path]) => `${field} at ${path ?? ''}`);
  return fields.length === 0
    ? `the event ${event}`
    : `the event ${event} with ${fields.join(', ')}`;
}

function textOf(form: ConfirmationForm): string {
  if (form === 'ack') return 'the acknowledgement { ok: true }';
  if (form === 'none') return 'no confirmation';
  if ('event' in form) return `the event ${form.event} as the confirmation`;
  const { ok, where = {}, error } = form.ack;
  const values = Object.entries(where).map(
    ([path, value]) => `${JSON.stringify(value)} at ${path}`,
  );
  const parts = [ok && `a value at ${ok}`, ...values, error && `no error at ${error}`].filter(
    Boolean,
  );
  return `an acknowledgement with ${parts.join(' and ')}`;
}

import type { Packet } from '../../../harness/client/packet';
import { brief, cut } from '../../../harness/contract/brief';
import type { ListedEvent } from '../../../harness/contract/listed-event';
import type { Driver } from '../../../harness/drivers/driver';
import { knownEvents } from '../../../harness/drivers/known-events';
import { withoutSecrets } from '../../../harness/target-file/secrets';

const shownCharacters = 160;
/** Most names of events that are listed one by one, and most characters of a name: a server may send any. */
const mostNames = { count: 100, characters: 100 };
const others = '(other events)';

/** A client that received an event. */
export interface EventReceiver {
  /** Human-readable name and server: `bob@2`. */
  readonly label: string;
  /** Whether it was in a room of the scenario, or was joining one. */
  readonly isInRoom: () => boolean;
}

/** Every event of a lane that neither the operations nor the notices of the target explain, once by its name. */
export class EventList {
  private readonly events = new Map<string, ListedEvent>();
  private known: ReadonlySet<string> | undefined;

  constructor(private readonly driver: () => Driver) {}

  note({ namespace, event, args }: Packet, { label, isInRoom }: EventReceiver): void {
    // What handlers of NestJS emit there is what their scenarios look at.
    if (namespace.startsWith('/nest')) return;
    const driver = this.driver();
    this.known ??= knownEvents(driver);
    const declared = driver.audienceOf(event);
    if (this.known.has(event) && declared === undefined) return;
    const name = this.listedAs(event);
    const { count, outside, ...before } = this.events.get(name) ?? {
      ...{ event: name, count: 0, outside: 0, ...(declared && { declared }) },
      example: exampleOf(label, event, args),
    };
    const came = { count: count + 1, outside: outside + (isInRoom() ? 0 : 1) };
    this.events.set(name, { ...before, ...came });
  }

  private listedAs(event: string): string {
    const name = cut(event, mostNames.characters);
    return this.events.has(name) || this.events.size < mostNames.count ? name : others;
  }

  /** Returns what nothing explains, and what the target file declares and non-members received. */
  list(): ListedEvent[] {
    return [...this.events.values()].filter(
      ({ declared, outside }) => declared === undefined || outside > 0,
    );
  }
}

function exampleOf(label: string, event: string, args: readonly unknown[]): string {
  const text = `${label} received ${event} ${args.map(brief).join(' ')}`.trim();
  return withoutSecrets(cut(text, 2 * shownCharacters)).slice(0, shownCharacters);
}

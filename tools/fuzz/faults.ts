import fc from 'fast-check';

/** Ways of each layer to misbehave, as `fixtures/fuzz/misbehave.js` implements them. */
const kinds = {
  http: ['reset', 'hang', 'garbage', 'redirect', 'failure', 'header', 'endless'],
  engine: ['drop', 'twice', 'cut', 'garbage', 'open', 'noop', 'close', 'long', 'bytes'],
  socket: ['type', 'namespace', 'nothing', 'deep', 'event', 'text', 'id'],
  ack: ['none', 'twice', 'empty', 'shape', 'refusal'],
  log: ['colors', 'command', 'verdict', 'long'],
  exit: ['status', 'crash', 'signal', 'freeze'],
} as const;

/** Something that a server does wrong: after a number of turns of a layer that go well, in every so many of them. */
export interface Fault {
  readonly layer: string;
  readonly kind: string;
  readonly after: number;
  readonly every: number;
}

const anyFault: fc.Arbitrary<Fault> = fc
  .constantFrom(
    ...Object.entries(kinds).flatMap(([layer, all]) => all.map((kind) => [layer, kind])),
  )
  .chain(([layer = '', kind = '']) =>
    fc.record({
      layer: fc.constant(layer),
      kind: fc.constant(kind),
      // The preflight takes some twenty turns of each layer, and the scenarios some hundreds.
      after: fc.oneof(fc.nat({ max: 20 }), fc.nat({ max: 300 })),
      every: fc.integer({ min: 1, max: 20 }),
    }),
  );

/** One to three faults of one server. */
export const anyFaults = fc.array(anyFault, { minLength: 1, maxLength: 3 });

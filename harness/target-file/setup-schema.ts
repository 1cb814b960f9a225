import { z } from 'zod';
import { map } from './checked-yaml';

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

const text = z.coerce.string();

const path = z
  .string()
  .regex(/^(\/|https?:\/\/)\S*$/, 'expected a path that begins with /, or a URL, without spaces');

const source = z
  .string()
  .regex(
    /^((cookie|header) \S+|\.|[^.\s]+(\.[^.\s]+)*)$/,
    'expected a dotted path into the JSON answer such as user.id, . for the whole answer, cookie NAME, or header NAME',
  );

const name = z.string().regex(/^[\w-]+$/, 'expected a name of letters, digits, - and _');

const requestShape = {
  get: path.exactOptional(),
  post: path.exactOptional(),
  put: path.exactOptional(),
  patch: path.exactOptional(),
  delete: path.exactOptional(),
  as: z.literal('creator').exactOptional(),
  json: z.unknown().optional(),
  form: z.record(z.string(), text).exactOptional(),
  headers: z.record(z.string(), text).exactOptional(),
  expect: z.int().min(200).max(599).exactOptional(),
  redirects: z.boolean().default(false),
  capture: z.record(name, source).default({}),
};

/** An HTTP request of `setup` or `teardown`. Path, body and headers may contain placeholders. */
export interface SetUpRequest {
  readonly method: (typeof methods)[number];
  readonly path: string;
  /** Whose cookies are sent with the request of a room; nobody's if left out. */
  readonly as?: 'creator';
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Status of the answer; any of 200 to 299 if left out. */
  readonly expect?: number;
  /** Whether redirects are followed. */
  readonly redirects: boolean;
  /** By the name of a value: where it stands in the answer. */
  readonly capture: Readonly<Record<string, string>>;
  /** Position in the target file: `file:line:column`. */
  readonly at?: string;
}

const request = map(requestShape)
  .superRefine((given, context) => {
    const used = methods.filter((method) => given[method] !== undefined);
    if (used.length !== 1) {
      const received = used.length === 0 ? 'none' : used.join(', ');
      const message = `expected exactly one of: ${methods.join(', ')}; received ${received}`;
      context.addIssue({ code: 'custom', message });
    }
    if (given.json !== undefined && given.form !== undefined) {
      const message = 'expected either json or form, not both';
      context.addIssue({ code: 'custom', path: ['form'], message });
    }
  })
  .transform(({ get, post, put, patch, delete: del, ...others }): SetUpRequest => {
    const paths = { get, post, put, patch, delete: del };
    const method = methods.find((one) => paths[one] !== undefined) ?? 'get';
    return { ...others, method, path: paths[method] ?? '' };
  });

/** Requests for each user and for each room. */
export interface SetUpRequests {
  readonly user: readonly SetUpRequest[];
  readonly room: readonly SetUpRequest[];
}

/** Schema of `setup` and of `teardown`; `checkSetUp` checks both together. */
export const setUpSchema = map({
  user: z.array(request).default([]),
  room: z.array(request).default([]),
});

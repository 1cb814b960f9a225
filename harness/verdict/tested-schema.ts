import { z } from 'zod';

const count = z.int().nonnegative();

/** The suite that judged. */
export const suiteSchema = z.strictObject({
  name: z.string(),
  version: z.string(),
  requirementSet: z.string(),
  featuresDigest: z.string(),
  requirementsDigest: z.string(),
  mutationScore: z
    .strictObject({ mutants: count, killed: count, backplane: z.string() })
    .exactOptional()
    .meta({
      description:
        'How many deliberately broken servers these features fail, of how many; absent if not known',
    }),
  mechanicalScore: z
    .strictObject({ mutants: count, killed: count, of: count, seed: count })
    .exactOptional()
    .meta({
      description:
        'How many random changes of the reference server these features fail: of `mutants` from a sample of all `of`, drawn with `seed`; absent if not known',
    }),
});

/** The target that was judged. */
export const targetSchema = z.strictObject({
  name: z.string(),
  version: z.string(),
  file: z.string().exactOptional().meta({ description: 'Path of the target file' }),
  fileDigest: z
    .string()
    .exactOptional()
    .meta({ description: 'Digest of the target file, if there was one' }),
  commit: z
    .strictObject({ id: z.string(), isModified: z.literal(true).exactOptional() })
    .exactOptional()
    .meta({
      description:
        'Commit of the repository of the target file, and whether files of it were modified; absent without git',
    }),
  isReference: z
    .literal(true)
    .exactOptional()
    .meta({ description: "The target was the suite's own reference server" }),
  isAttached: z.literal(true).exactOptional().meta({
    description:
      "The operations were those of rooms-conformance/attach: the application's handlers were not tested",
  }),
  capabilities: z.array(z.string()),
});

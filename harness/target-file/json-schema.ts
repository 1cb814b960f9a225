import { z } from 'zod';
import { targetSchema } from './target-file';

/** Name of the schema in the compiled package. */
export const schemaFile = 'target-file.schema.json';

/** Returns the JSON Schema of target files, for editors. Rules that join several keys are checked by a run, not by it. */
export function targetJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(targetSchema, {
    io: 'input',
    unrepresentable: 'any',
  });
  const $id = 'urn:rooms-conformance:target-file';
  return { $schema, $id, title: 'Target file of rooms-conformance', ...schema };
}

import { readFileSync } from 'node:fs';
import { z } from 'zod';

const amount = z.number().positive();

const ratioSchema = z.strictObject({
  name: z.string().meta({ description: 'What was measured' }),
  unit: z.enum(['ms', 'MiB']).meta({ description: 'Unit of `measured` and of `bare`' }),
  measured: amount.meta({ description: 'Of the suite, the median of the rounds' }),
  bare: amount.meta({ description: 'Of the bare loop of the same run, the median of the rounds' }),
  ratio: amount.meta({ description: '`measured` divided by `bare`, the median of the rounds' }),
});

const curveSchema = z.strictObject({
  name: z.string(),
  bend: amount.meta({
    description: 'The ratio at the largest size, divided by that at the second size',
  }),
  limit: amount.meta({ description: 'The largest bend of a line' }),
  isLine: z.boolean(),
});

/** What `npm run bench` measures and writes. Keys are written in this order. */
export const resultSchema = z.strictObject({
  schemaVersion: z.literal('1.0'),
  environment: z.strictObject({
    node: z.string(),
    platform: z.string(),
    cores: z.int().positive(),
  }),
  ratios: z.array(ratioSchema).min(1),
  curves: z.array(curveSchema),
});

export type Ratio = z.infer<typeof ratioSchema>;
export type Curve = z.infer<typeof curveSchema>;
export type Result = z.infer<typeof resultSchema>;

/** A file with recorded ratios cannot be read; the message says why. */
export class ResultFileError extends Error {
  override readonly name = 'ResultFileError';
}

/** Reads what an earlier `npm run bench` has written. Throws ResultFileError. */
export function readResult(file: string): Result {
  const result = resultSchema.safeParse(contentOf(file));
  if (result.success) return result.data;
  const [first = ''] = z.prettifyError(result.error).split('\n✖');
  throw new ResultFileError(`${file} is not a result of this version of the benchmark:\n${first}`);
}

function contentOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new ResultFileError(`${file} cannot be read: ${(error as Error).message}`);
  }
}

/** Returns the text of the file: numbers with four significant digits. */
export function resultJson(result: Result): string {
  const rounded = (_: string, value: unknown): unknown =>
    typeof value === 'number' ? Number(value.toPrecision(4)) : value;
  return `${JSON.stringify(resultSchema.parse(result), rounded, 2)}\n`;
}

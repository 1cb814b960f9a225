import { z } from 'zod';

/** A measured value that a report shows and no verdict depends on. */
export interface Figure {
  /** Human-readable: `alice@1 to carol@2, median`. */
  readonly what: string;
  readonly value: number;
  /** `ms`, `packets`, `connections`, `kB`. */
  readonly unit: string;
}

/** Schema of a figure. */
export const figureSchema: z.ZodType<Figure> = z.strictObject({
  what: z.string(),
  value: z.number(),
  unit: z.string(),
});

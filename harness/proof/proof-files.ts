import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { heatMap } from './heat-map';
import { proofSchema, type Proof } from './proof';

/** Writes `proof.json` and `proof.html` into `out`. Throws if the proof does not fit its schema. */
export async function writeProof(out: string, proof: Proof): Promise<void> {
  await mkdir(out, { recursive: true });
  const json = `${JSON.stringify(proofSchema.parse(proof), null, 2)}\n`;
  await writeFile(join(out, 'proof.json'), json);
  await writeFile(join(out, 'proof.html'), heatMap(proof));
}

import { join } from 'node:path';
import { writeWhole } from '../reports/atomic-write';
import { heatMap } from './heat-map';
import { proofSchema, type Proof } from './proof';

/** Writes `proof.json` and `proof.html` into `out`. Throws if the proof does not fit its schema. */
export async function writeProof(out: string, proof: Proof): Promise<void> {
  const json = `${JSON.stringify(proofSchema.parse(proof), null, 2)}\n`;
  await writeWhole(join(out, 'proof.json'), json);
  await writeWhole(join(out, 'proof.html'), heatMap(proof));
}

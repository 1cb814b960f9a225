import type { SocketNames } from './source';

/** What statements need beside the transcript. */
export interface ActionContext {
  readonly names: SocketNames;
  readonly jwtSecret?: string | undefined;
  /** Returns the place of a server, among those of the program, by its number. */
  readonly indexOf: (number: number) => number;
  /** Number of the server of the raw client. */
  readonly rawServer?: number | undefined;
}

export { ConformanceError, runConformance, type ConformanceOptions } from './run-conformance';
export type { StartedServer, StartServer } from './own-servers';
export { outcomeText } from '../reports/verdict-text';
export type { Verdict } from '../verdict/schema';
export type {
  DriverContext,
  DriverModule,
  DriverSocket,
  ModuleUser,
} from '../drivers/module/driver-module';

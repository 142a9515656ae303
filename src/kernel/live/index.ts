// A close that is run for real, on 127.0.0.1.

export { LiveRun, type StepResult } from './run';

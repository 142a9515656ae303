// This machine's real sockets. Node only: hosts in a browser must not load it.

export { findMachine, type Machine } from './machine';
export { readMachine, type Missing, type Reason, type View } from './read';
export { findOwners, type Owners } from './owners';
export { LiveRun, type StepResult } from './live';

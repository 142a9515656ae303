// Live experiments as values: what is called on two real sockets, what the machine says of it, and how the two compare.
// src/kernel/live makes the calls.

export * from './compare';
export * from './experiment';
export { experimentOf } from './experiments';
export { predict, scenarioOf, type Predicted } from './predict';

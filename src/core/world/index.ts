/** Two endpoints, the network between them, and time. */
export * from './act';
export { isDataLost } from './loss';
export * from './time';
export * from './world';

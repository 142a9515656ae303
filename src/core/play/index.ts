/** Play: runs built move by move, in a tree; challenges with rules, a goal and a par that the explorer finds. */
export * from './attempt';
export * from './budget';
export * from './challenge';
export * from './link';
export * from './moves';
export * from './position';
export * from './rules';
export * from './script';
export * from './setups';
export * from './shortest';
export * from './tree';

import type { Said } from '../said';
import { say } from '../said';
import type { Action, Explored, Permission } from '../scenario';
import { formatCall } from '../scenario';
import type { State } from '../tcp';
import type { World } from '../world';

/** What is still allowed: the calls that may be made, and how many segments the network may lose and duplicate. */
export interface Budget {
  readonly permissions: readonly Permission[];
  readonly network: Explored['network'];
  /** How many the network might lose and duplicate at first, for saying so. */
  readonly of: Explored['network'];
}

/** All that a model allows. */
export function budgetOf({ permissions, network }: Explored): Budget {
  return { permissions, network, of: network };
}

/** What is left after `action`, done in `world`; or why it is not, or no longer, allowed. */
export function spend(budget: Budget, world: World, action: Action): Budget | { readonly refused: Said } {
  switch (action.kind) {
    case 'call': {
      const { end, call } = action;
      const { state } = world[end];
      const find = (only: State | null) =>
        budget.permissions.findIndex(
          (one) => one.end === end && formatCall(one.call) === formatCall(call) && one.in === only,
        );
      // A permission for just this state goes first: another state's call could not use it.
      const index = find(state) < 0 ? find(null) : find(state);
      if (index < 0)
        return {
          refused: say(
            '`{0}` in {1} is not, or no longer, among the moves allowed here',
            `${end} ${formatCall(call)}`,
            state,
          ),
        };
      return { ...budget, permissions: budget.permissions.filter((_, at) => at !== index) };
    }
    case 'lose':
    case 'duplicate': {
      const left = budget.network[action.kind] - 1;
      if (left < 0)
        return {
          refused:
            action.kind === 'lose'
              ? say('the network may lose {0} here, and this is one more', budget.of.lose)
              : say('the network may duplicate {0} here, and this is one more', budget.of.duplicate),
        };
      return { ...budget, network: { ...budget.network, [action.kind]: left } };
    }
    case 'inject':
    case 'iss':
      return { refused: say('`{0}` is not among the moves allowed here', action.kind) };
    case 'resend':
    case 'ack':
    case 'deliver':
    case 'deliver-all':
    case 'wait':
    case 'expect':
      return budget;
  }
}

import { median, register } from './rows';
import { closeModel, search } from './searches';

/** What ids, memos and packed worlds are worth: the same search with `World` values and string keys. */
register({
  title: 'explorer against the plain search',
  measure: () => {
    const model = closeModel({ msl: 3, timeWait: 6, lose: 1 });
    const ours = [0, 1, 2].map(() => search(model));
    const plain = search(model, 'plain');
    const [first] = ours;
    if (first?.worlds !== plain.worlds || first.edges !== plain.edges) {
      throw new Error('the two searches disagree');
    }
    const name = (what: string) => `${what}, ${plain.worlds} worlds, msl 3t`;
    const peer = (value: number) => ({ who: 'plain', value });
    return [
      { name: name('CPU'), unit: 'ms', ours: median(ours.map(({ cpu }) => cpu)), peer: peer(plain.cpu), goal: 0.1 },
      {
        name: name('memory'),
        unit: 'MB',
        ours: median(ours.map(({ memory }) => memory)),
        peer: peer(plain.memory),
        goal: 1,
      },
    ];
  },
});

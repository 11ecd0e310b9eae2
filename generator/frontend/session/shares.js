/** How many questions of each case and each difficulty a quiz asks. */

/**
 * @typedef {{id: string, rank: number, kinds: readonly string[]}} Stock
 * A case; `rank`: who comes first where all are equal; `kinds`: the difficulty of each question.
 */

/**
 * Slots go to the cases in turn, each to the difficulty that is furthest behind its share of the
 * whole; then difficulties are exchanged within cases while that brings the shares nearer.
 * @param {readonly Stock[]} stocks
 * @param {number} size
 * @returns {Map<string, Map<string, number>>} case -> difficulty -> how many
 */
export function shareOut(stocks, size) {
  const order = [...stocks].sort((l, r) => l.rank - r.rank || (l.id < r.id ? -1 : 1));
  const shelves = order.map(({ id, kinds }) => ({ id, left: count(kinds), taken: count([]) }));
  const all = order.flatMap(({ kinds }) => [...kinds]);
  const goals = targets(count(all), Math.min(Math.max(0, Math.floor(size)), all.length));

  let open = [...goals.values()].reduce((sum, goal) => sum + goal, 0);
  while (open > 0) {
    for (const { left, taken } of shelves) {
      if (open === 0) break;
      const best = mostWanted(left, goals);
      if (best === undefined) continue;
      move(best, left, taken);
      goals.set(best, (goals.get(best) ?? 0) - 1);
      open -= 1;
    }
  }
  while (exchange(shelves, goals));
  return new Map(shelves.map(({ id, taken }) => [id, taken]));
}

/**
 * Whole numbers in proportion, the largest remainders rounded up.
 * @param {ReadonlyMap<string, number>} stock
 * @param {number} size
 * @returns {Map<string, number>}
 */
function targets(stock, size) {
  const total = [...stock.values()].reduce((sum, number) => sum + number, 0);
  const shares = [...stock].map(([kind, number]) => ({ kind, share: (size * number) / total }));
  shares.sort((l, r) => (r.share % 1) - (l.share % 1) || (l.kind < r.kind ? -1 : 1));
  let rest = size - shares.reduce((sum, { share }) => sum + Math.floor(share), 0);
  return new Map(
    shares.map(({ kind, share }) => {
      const extra = rest > 0 ? 1 : 0;
      rest -= extra;
      return [kind, Math.floor(share) + extra];
    }),
  );
}

/**
 * @param {ReadonlyMap<string, number>} left
 * @param {ReadonlyMap<string, number>} goals how many of each difficulty are still wanted
 * @returns {string | undefined}
 */
function mostWanted(left, goals) {
  return [...left]
    .filter(([, number]) => number > 0)
    .map(([kind]) => kind)
    .sort((l, r) => (goals.get(r) ?? 0) - (goals.get(l) ?? 0) || (l < r ? -1 : 1))[0];
}

/** @typedef {{id: string, left: Map<string, number>, taken: Map<string, number>}} Shelf */

/**
 * Find a chain of exchanges from a difficulty that is taken too often to one that is wanted, and
 * carry it out.
 * @param {readonly Shelf[]} shelves
 * @param {Map<string, number>} goals
 * @returns {boolean} whether there was one
 */
function exchange(shelves, goals) {
  const over = [...goals].filter(([, goal]) => goal < 0).map(([kind]) => kind);
  /** @type {Map<string, {from: string, shelf: Shelf} | null>} */
  const reached = new Map(over.map((kind) => [kind, null]));
  const queue = [...over];
  for (let kind = queue.shift(); kind !== undefined; kind = queue.shift()) {
    if ((goals.get(kind) ?? 0) > 0) {
      settle(kind, reached, goals);
      return true;
    }
    for (const shelf of shelves) {
      if (!shelf.taken.get(kind)) continue;
      for (const [other, number] of shelf.left) {
        if (number > 0 && !reached.has(other)) {
          reached.set(other, { from: kind, shelf });
          queue.push(other);
        }
      }
    }
  }
  return false;
}

/**
 * @param {string} wanted
 * @param {ReadonlyMap<string, {from: string, shelf: Shelf} | null>} reached
 * @param {Map<string, number>} goals
 */
function settle(wanted, reached, goals) {
  goals.set(wanted, (goals.get(wanted) ?? 0) - 1);
  let kind = wanted;
  for (let step = reached.get(kind); step; step = reached.get(kind)) {
    move(kind, step.shelf.left, step.shelf.taken);
    move(step.from, step.shelf.taken, step.shelf.left);
    kind = step.from;
  }
  goals.set(kind, (goals.get(kind) ?? 0) + 1);
}

/**
 * @param {string} kind
 * @param {Map<string, number>} from
 * @param {Map<string, number>} to
 */
function move(kind, from, to) {
  from.set(kind, (from.get(kind) ?? 0) - 1);
  to.set(kind, (to.get(kind) ?? 0) + 1);
}

/** @param {readonly string[]} kinds */
function count(kinds) {
  /** @type {Map<string, number>} */
  const numbers = new Map();
  for (const kind of kinds) numbers.set(kind, (numbers.get(kind) ?? 0) + 1);
  return numbers;
}

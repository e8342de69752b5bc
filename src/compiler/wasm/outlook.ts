// Whether a population that nothing reaches can still fire: a bound on its margin over all time to come, where its
// equations are linear and stand on parameters alone.
import { evaluate } from "../../lang/evaluate";
import { add, linearIn, multiply } from "../../lang/linear";
import { make, type Node, namesIn } from "../../lang/tree";
import { entriesOf, type LinearSystem } from "../linearSystem";
import { type Env, type NeuronPlan, TIME } from "../planned";

export interface Outlook {
  /** above 0 where a neuron may fire by itself; over state, parameters and `entries` */
  readonly ceiling: Node;
  /** null where these parameters let the margin grow for ever, or never settle */
  readonly entries: Env | null;
}

/** Points in time at which responses are sampled, per factor of e. They bend on the scale of their time constants. */
const PER_FOLD = 10;

/**
 * x(t) = limit + phi(t) (x - limit), so a margin that is linear in x moves by the sum of g_j(t) (x_j - limit_j), each
 * g_j between its least and its largest value. Null: cannot be told, the population is stepped all the time.
 */
export function outlookOf(population: NeuronPlan): Outlook | null {
  const outlook = known.get(population) ?? compute(population);
  known.set(population, outlook);
  return outlook;
}

const known = new WeakMap<NeuronPlan, Outlook | null>();

function compute({ system, env, model }: NeuronPlan): Outlook | null {
  if (!system || model.draws > 0 || namesIn(model.trees.margin).has(TIME)) return null;
  const isKnown = (name: string) => Object.hasOwn(env, name);
  const gains: Record<string, number> = {};
  let rest = model.trees.margin;
  for (const x of system.variables) {
    const parts = linearIn(rest, x);
    if (!parts || ![...namesIn(parts.slope), ...namesIn(system.b[x]!)].every(isKnown)) return null;
    gains[x] = evaluate(parts.slope, { lookup: (name) => env[name]! });
    rest = parts.offset;
  }
  let ceiling = rest;
  for (const x of system.variables) {
    const away = make.binary("-", make.name(x), make.name(`limit.${x}`));
    const by = (bound: string) => multiply(make.name(`${bound}.${x}`), away);
    ceiling = add(ceiling, make.call("max", by("least"), by("largest")));
    ceiling = add(ceiling, multiply(make.name(`gain.${x}`), make.name(`limit.${x}`)));
  }
  return { ceiling: add(ceiling, make.name("slack")), entries: entriesFor(system, env, gains) };
}

function entriesFor(system: LinearSystem, env: Env, gains: Readonly<Record<string, number>>): Env | null {
  const rates = system.variables.map((x) => {
    const own = system.a[x]![x];
    return own ? -evaluate(own, { lookup: (name) => env[name]! }) : 0;
  });
  if (rates.some((rate) => !(rate > 0))) return null; // grows, or never settles
  const longest = 25 / Math.min(...rates);
  const after = (t: number): Env => entriesOf(system, env, t);
  const least: Record<string, number> = {};
  const largest: Record<string, number> = {};
  for (let t = longest; t > 1e-3 / Math.max(...rates); t *= Math.exp(-1 / PER_FOLD)) {
    const entries = after(t);
    for (const x of system.variables) {
      const g = system.variables.reduce((sum, y) => sum + gains[y]! * (entries[`phi.${y}.${x}`] ?? 0), 0);
      if (t === longest && Math.abs(g) > 1e-6) return null; // coupled so that it does not settle
      least[x] = Math.min(least[x] ?? 0, g);
      largest[x] = Math.max(largest[x] ?? 0, g);
    }
  }
  const end = after(longest);
  let scale = 1;
  const entries: Record<string, number> = {};
  for (const x of system.variables) {
    const limit = system.variables.reduce(
      (sum, y) =>
        sum + (end[`psi.${x}.${y}`] ?? 0) * evaluate(system.b[y]!, { lookup: (name) => env[name]! }),
      0,
    );
    entries[`limit.${x}`] = limit;
    entries[`least.${x}`] = Math.min(least[x]!, gains[x]!) * 1.01; // between the points, and at once
    entries[`largest.${x}`] = Math.max(largest[x]!, gains[x]!) * 1.01;
    scale += Math.abs(gains[x]! * limit);
    entries[`gain.${x}`] = gains[x]!;
  }
  entries.slack = 1e-5 * scale; // f32 sums of this size
  return entries;
}

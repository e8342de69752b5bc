// For tests: random documents, half of them layers in a row, with every field and model that there is.
import fc from "fast-check";
import { checkDocument } from "../../compiler/check";
import type { ModelUse, NetworkDocument, Population, Projection } from "../../core/document";
import type { Params, ParamValues } from "../../core/params";
import { models } from "../../models/registry";

const text = fc.string({ unit: "binary", maxLength: 12 });
/** An object with some of these, absent rather than undefined. */
const some = <T>(parts: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(parts, { requiredKeys: [] });

const values = fc.oneof(
  fc.double({ min: 0, max: 200, noNaN: true }),
  fc
    .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 1, max: 9, noNaN: true }))
    .map(([low, high]) => ({ uniform: [low, high] as const })),
  fc
    .tuple(
      fc.double({ min: 0, max: 9, noNaN: true }),
      some({ max: fc.double({ min: 1, max: 9, noNaN: true }) }),
    )
    .map(([mean, cut]) => ({ normal: [mean, 0.5] as const, min: 0, ...cut })),
);
function paramsOf(params: Params): fc.Arbitrary<ParamValues> {
  return some(
    Object.fromEntries(
      Object.entries(params).map(([name, { value }]) => [name, fc.constantFrom(value, value * 0.5 + 0.001)]),
    ),
  ) as fc.Arbitrary<ParamValues>;
}

function anyUse(
  registry: Readonly<Record<string, { readonly name: string; readonly params: Params }>>,
): fc.Arbitrary<ModelUse> {
  return fc.constantFrom(...Object.values(registry)).chain(({ name, params }) =>
    fc.oneof(
      fc.constant({ name }),
      paramsOf(params).map((params) => ({ name, params })),
    ),
  );
}

const shape = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 });
const label = some({ label: text });

const input = fc.tuple(shape, anyUse(models.encoders), label).map(
  ([shape, { name, ...params }, label]): Population => ({
    kind: "input",
    ...label,
    shape,
    encoder: name,
    ...params,
  }),
);

const neurons = fc
  .tuple(
    shape,
    anyUse(models.neurons),
    label,
    some({ winners: fc.constant(1 as const) }),
    some({ v: values }),
    fc.boolean(),
  )
  .map(
    ([shape, { name, ...params }, label, winners, init, starts]): Population => ({
      kind: "neurons",
      ...label,
      shape,
      neuron: name,
      ...params,
      ...(starts ? { init } : {}),
      ...winners,
    }),
  );

const connector = fc.oneof(
  some({ self: fc.boolean() }).map((self) => ({ name: "all_to_all" as const, ...self })),
  fc
    .tuple(fc.double({ min: 0, max: 1, noNaN: true }), some({ self: fc.boolean() }))
    .map(([p, self]) => ({ name: "fixed_probability" as const, p, ...self })),
  fc
    .tuple(
      fc.constantFrom("fixed_in_degree" as const, "fixed_out_degree" as const),
      some({ self: fc.boolean() }),
    )
    .map(([name, self]) => ({ name, n: 1, ...self })),
  some({ p: fc.double({ min: 0, max: 1, noNaN: true }), radius: fc.constant(0.5), wrap: fc.boolean() }).map(
    (kernel) => ({ name: "distance" as const, sigma: 0.25, ...kernel }),
  ),
  some({ stride: fc.constant([1, 1] as const) }).map((stride) => ({
    name: "local2d" as const,
    kernel: [1, 1] as const,
    ...stride,
  })),
  fc.constant({ name: "list" as const, pre: [0], post: [0] }),
);

function projection(from: string, to: string, population: Population): fc.Arbitrary<Projection> {
  const { state } = models.neurons[(population as { neuron: string }).neuron]!;
  const fitting = Object.values(models.synapses).filter(({ post }) =>
    Object.keys(post).every((variable) => Object.hasOwn(state, variable)),
  );
  return fc
    .record({
      synapse: fc.constantFrom(...fitting.map(({ name }) => name)),
      receptor: fc.constantFrom("exc" as const, "inh" as const),
      connector,
      weight: values,
      more: some({
        delay: fc.oneof(
          fc.integer({ min: 1, max: 50 }),
          fc.constant({ uniform: [1, 9.5] as const }),
          fc.constant({ normal: [9.5, 1] as const, min: 1 }),
        ),
        learn: anyUse(models.rules),
        normalize: anyUse(models.normalizations),
      }),
    })
    .map(({ more, ...others }) => ({ from, to, ...others, ...more }));
}

const presentation = fc
  .tuple(
    fc.integer({ min: 1, max: 500 }),
    some({ rest: fc.integer({ min: 0, max: 500 }) }),
    fc.option(
      fc
        .tuple(
          fc.record({
            below: fc.integer({ min: 1, max: 9 }),
            brighter: fc.double({ min: 0, max: 1, noNaN: true }),
          }),
          some({ most: fc.integer({ min: 1, max: 9 }) }),
        )
        .map(([needed, most]) => ({ ...needed, ...most })),
      { nil: undefined, freq: 2 },
    ),
  )
  .map(([duration, rest, again]) => ({ duration, ...rest, ...(again ? { again } : {}) }));

/** Layers after an input; where `plain`, with the names and wires of a row. */
const row = fc
  .record({
    populations: fc.tuple(input, fc.array(neurons, { minLength: 1, maxLength: 2 })),
    names: fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9_]{0,9}$/), { minLength: 3, maxLength: 3 }),
    plain: fc.boolean(),
    inhibits: fc.boolean(),
    other: some({
      presentation,
      training: some({ batch: fc.integer({ min: 1, max: 64 }), epochs: fc.integer({ min: 1, max: 9 }) }),
    }),
    readout: fc.boolean(),
    head: fc.record({ name: text, dt: fc.constantFrom(1, 0.5), seed: fc.nat(2 ** 31) }),
    laidOut: fc.boolean(),
  })
  .chain(({ populations: [first, rest], names, plain, inhibits, other, readout, head, laidOut }) => {
    const all = [first, ...rest];
    const populations = Object.fromEntries(all.map((population, k) => [names[k]!, population]));
    const wires = rest.map((population, k) =>
      projection(names[k]!, names[k + 1]!, population).map((made): [string, Projection] => [
        plain ? `${names[k]}_${names[k + 1]}` : `p${k}`,
        plain ? { ...made, receptor: "exc" } : made,
      ]),
    );
    const last = names[rest.length]!;
    const loop = projection(last, last, rest.at(-1)!).map((made): [string, Projection] => [
      "inhibition",
      made,
    ]);
    const wired = fc.tuple(fc.boolean(), ...wires, ...(inhibits ? [loop] : []));
    return wired.map(([twice, ...projections]): NetworkDocument => {
      const again = ([name, one]: [string, Projection]): [string, Projection] => [
        "again",
        { ...one, drawnAs: name },
      ];
      const ids = [...Object.keys(populations), ...(readout ? ["vote"] : [])];
      const { presentation, ...training } = other;
      return {
        format: "spikeyard",
        version: 1,
        ...head,
        ...(plain || presentation ? { presentation: presentation ?? { duration: 100 } } : {}),
        ...training,
        populations,
        projections: Object.fromEntries([
          ...projections,
          ...(twice && !plain ? [again(projections[0]!)] : []),
        ]),
        ...(readout ? { readout: { population: last, classes: 3 } } : {}),
        ...(plain || laidOut
          ? {
              layout: Object.fromEntries(
                ids.map((id, k) => [id, { x: laidOut ? 320 * k : k, y: laidOut ? 0 : -0 }]),
              ),
            }
          : {}),
      };
    });
  });

export const anyDocument: fc.Arbitrary<NetworkDocument> = row
  .map((document) => structuredClone(document)) // plain objects throughout
  .filter((document) => {
    try {
      checkDocument(document);
      return true;
    } catch {
      return false; // bounds the wrong way round, a name twice
    }
  });

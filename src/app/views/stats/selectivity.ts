// Which class each neuron answers to, and how strongly it does to each: the order and the numbers of a matrix.

export interface Selectivity {
  /** neurons in the order in which they are drawn: by class, the surest first, those without one last */
  readonly order: readonly number[];
  /** class of each neuron in that order, -1: none */
  readonly classes: readonly number[];
  /** neurons a class */
  readonly sizes: readonly number[];
  readonly without: number;
  /** mean spikes a sample, `[class][place in order]` */
  readonly means: readonly (readonly number[])[];
  readonly most: number;
}

/**
 * @param responses - mean spikes a sample by class and neuron; classes not seen are missing
 * @param assigned - the class that the network itself gave each neuron while learning; empty before
 */
export function selectivityOf(
  responses: readonly (Float32Array | undefined)[],
  assigned: readonly number[],
  neurons: number,
  classes: number,
): Selectivity {
  const at = (label: number, neuron: number) => responses[label]?.[neuron] ?? 0;
  const labels = Array.from({ length: classes }, (_, label) => label);
  const favourite = (neuron: number): number => {
    const given = assigned[neuron];
    if (assigned.length === neurons && given !== undefined) return given;
    let best = -1;
    for (const label of labels) if (at(label, neuron) > (best < 0 ? 0 : at(best, neuron))) best = label;
    return best;
  };
  const sure = (neuron: number, label: number): number => {
    const sum = labels.reduce((total, one) => total + at(one, neuron), 0);
    return sum > 0 && label >= 0 ? at(label, neuron) / sum : 0;
  };
  const all = Array.from({ length: neurons }, (_, neuron) => {
    const label = favourite(neuron);
    return { neuron, label, sure: sure(neuron, label) };
  });
  const rank = (label: number) => (label < 0 ? classes : label);
  all.sort((a, b) => rank(a.label) - rank(b.label) || b.sure - a.sure || a.neuron - b.neuron);
  const means = labels.map((label) => all.map(({ neuron }) => at(label, neuron)));
  return {
    order: all.map(({ neuron }) => neuron),
    classes: all.map(({ label }) => label),
    sizes: labels.map((label) => all.filter((one) => one.label === label).length),
    without: all.filter(({ label }) => label < 0).length,
    means,
    most: means.reduce((most, row) => Math.max(most, ...row), 0),
  };
}

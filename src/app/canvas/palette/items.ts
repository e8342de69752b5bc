// What the palette offers: inputs, every neuron model of the registry, layers of several parts, and the vote.
import {
  AudioWaveform,
  ChartNoAxesColumn,
  Crown,
  Grid3x3,
  type LucideIcon,
  Timer,
  TrendingUp,
  Vote,
  Waves,
  Zap,
} from "lucide-react";
import { ModelError, type Models, modelsOf, type NetworkDocument } from "../../../index";
import { copy } from "../../copy";
import {
  type Added,
  isPicture,
  withConvolution,
  withInput,
  withNeurons,
  withWinnerTakeAll,
} from "../../state/edits/add";
import { voteCardOf } from "../../state/edits/names";
import type { Place } from "../../state/edits/places";
import { likelyReadout, withReadout } from "../../state/edits/readout";
import { heardOf } from "../../state/edits/stages";

export type PaletteGroup = keyof typeof copy.editor.palette.groups;

export interface PaletteItem {
  readonly id: string;
  readonly group: PaletteGroup;
  readonly title: string;
  readonly about: string;
  readonly icon: LucideIcon;
  /** @param chosen - the card that is marked, if one is @throws {ModelError} if it cannot be */
  add(document: NetworkDocument, at: Place, chosen: string | null): Added;
}

export const GROUPS: readonly PaletteGroup[] = ["input", "neurons", "layers", "output"];

const ICONS: Readonly<Record<string, LucideIcon>> = {
  poisson: ChartNoAxesColumn,
  latency: Timer,
  lif: Zap,
  lif_adaptive: TrendingUp,
  lif_exp: AudioWaveform,
  lif_cond: Waves,
  lif_cond_adaptive: TrendingUp,
  if_latency: Timer,
};

/** By what the network may use: the registry as it is now, and models of the document's own. */
export function paletteItems(document: Pick<NetworkDocument, "models"> = {}): PaletteItem[] {
  const models = modelsOf(document);
  return [...inputs(models), ...neurons(models), ...LAYERS, VOTE];
}

function inputs({ encoders }: Models): PaletteItem[] {
  return Object.values(encoders).map(({ name, about }) => {
    const title = copy.editor.palette.input(copy.editor.model(name));
    return {
      id: `input.${name}`,
      group: "input",
      title,
      about,
      icon: ICONS[name] ?? ChartNoAxesColumn,
      add: (document, at) => withInput(document, name, title, at),
    };
  });
}

function neurons({ neurons }: Models): PaletteItem[] {
  return Object.values(neurons).map(({ name, about }) => {
    const title = copy.editor.model(name);
    return {
      id: `neurons.${name}`,
      group: "neurons",
      title,
      about,
      icon: ICONS[name] ?? Zap,
      add: (document, at) => withNeurons(document, name, title, at),
    };
  });
}

const words = copy.editor.palette;

const LAYERS: readonly PaletteItem[] = [
  {
    id: "layers.winnerTakeAll",
    group: "layers",
    title: words.winnerTakeAll,
    about: words.winnerTakeAllAbout,
    icon: Crown,
    add: (document, at) => withWinnerTakeAll(document, words.winnerTakeAll, at),
  },
  {
    id: "layers.convolution",
    group: "layers",
    title: words.convolution,
    about: words.convolutionAbout,
    icon: Grid3x3,
    add: (document, at, chosen) => {
      const seen = chosen !== null && heardOf(document, chosen) !== null ? chosen : onlyInput(document);
      const from = seen !== null && isPicture(document.populations[seen]?.shape ?? []) ? seen : undefined;
      return withConvolution(document, { features: words.features, pools: words.pools }, at, from);
    },
  },
];

const VOTE: PaletteItem = {
  id: "output.vote",
  group: "output",
  title: words.vote,
  about: words.voteAbout,
  icon: Vote,
  add: (document, at, chosen) => {
    const isNeurons = chosen !== null && document.populations[chosen]?.kind === "neurons";
    const read = isNeurons
      ? chosen
      : document.readout
        ? document.readout.population
        : likelyReadout(document);
    if (read === null) throw new ModelError("readout", copy.editor.needsNeurons);
    return { document: withReadout(document, read, at), ids: [voteCardOf(document)] };
  },
};

function onlyInput({ populations }: NetworkDocument): string | null {
  const all = Object.keys(populations).filter((id) => populations[id]!.kind === "input");
  return all.length === 1 ? all[0]! : null;
}

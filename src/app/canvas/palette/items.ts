// What the palette offers: inputs, every neuron model of the registry, layers of several parts, and the vote.
import {
  AudioWaveform,
  Bell,
  ChartNoAxesColumn,
  Crown,
  Dices,
  Disc,
  Globe,
  Grid3x3,
  LayoutGrid,
  LifeBuoy,
  type LucideIcon,
  Scale,
  Signpost,
  Spline,
  Timer,
  TrendingUp,
  Vote,
  Waves,
  Zap,
} from "lucide-react";
import { environments, type Models, modelsOf, type NetworkDocument } from "../../../index";
import { copy } from "../../copy";
import { type Family, familiesOf, USUAL, USUAL_INPUTS } from "./families";

export type PaletteGroup = keyof typeof copy.editor.palette.groups;

/** What an item puts on the page; how is in adding.ts. */
export type Adds =
  | { readonly kind: "input"; readonly encoder: string }
  | { readonly kind: "neurons"; readonly neuron: string }
  | { readonly kind: "winnerTakeAll" | "convolution" | "vote" }
  | { readonly kind: "world"; readonly environment: string };

export interface PaletteItem {
  readonly id: string;
  readonly group: PaletteGroup;
  readonly title: string;
  readonly about: string;
  readonly icon: LucideIcon;
  readonly adds: Adds;
  /** among which it is found when all are unfolded; absent: it is shown at once */
  readonly family?: Family;
}

export const GROUPS: readonly PaletteGroup[] = ["input", "neurons", "layers", "output", "worlds"];

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

const WORLDS: Readonly<Record<string, LucideIcon>> = {
  acrobot: Spline,
  bandit: Dices,
  cart_pole: Scale,
  cue_association: Bell,
  gridworld: LayoutGrid,
  pong: Disc,
  t_maze: Signpost,
  water_maze: LifeBuoy,
};

/** By what the network may use: the registry as it is now, and models of the document's own. */
export function paletteItems(document: Pick<NetworkDocument, "models"> = {}): PaletteItem[] {
  const models = modelsOf(document);
  const own = Object.keys(document.models?.neurons ?? {});
  return [...inputs(models), ...neurons(models, own), ...LAYERS, VOTE, ...worlds()];
}

function inputs({ encoders }: Models): PaletteItem[] {
  const names = new Set(
    [...USUAL_INPUTS, ...Object.keys(encoders)].filter((name) => Object.hasOwn(encoders, name)),
  );
  return [...names].map((name) => {
    const title = copy.editor.palette.input(copy.editor.model(name));
    return {
      id: `input.${name}`,
      group: "input",
      title,
      about: encoders[name]!.about,
      icon: ICONS[name] ?? ChartNoAxesColumn,
      adds: { kind: "input", encoder: name },
    };
  });
}

/** The usual ones, the document's own, and then all others by family. */
function neurons({ neurons }: Models, own: readonly string[]): PaletteItem[] {
  const item = (name: string, family?: Family): PaletteItem => ({
    id: `neurons.${name}`,
    group: "neurons",
    title: copy.editor.model(name),
    about: neurons[name]!.about,
    icon: ICONS[name] ?? Zap,
    adds: { kind: "neurons", neuron: name },
    ...(family ? { family } : {}),
  });
  const shown = [...new Set([...USUAL.filter((name) => Object.hasOwn(neurons, name)), ...own])];
  const others = Object.keys(neurons).filter((name) => !shown.includes(name));
  const folded = familiesOf(others).flatMap(([family, of]) => of.map((name) => item(name, family)));
  return [...shown.map((name) => item(name)), ...folded];
}

/** Where an agent can act: whatever the registry has. */
function worlds(): PaletteItem[] {
  return Object.values(environments).map(({ name, about }) => ({
    id: `worlds.${name}`,
    group: "worlds",
    title: copy.editor.model(name),
    about,
    icon: WORLDS[name] ?? Globe,
    adds: { kind: "world", environment: name },
  }));
}

const words = copy.editor.palette;

const LAYERS: readonly PaletteItem[] = [
  {
    id: "layers.winnerTakeAll",
    group: "layers",
    title: words.winnerTakeAll,
    about: words.winnerTakeAllAbout,
    icon: Crown,
    adds: { kind: "winnerTakeAll" },
  },
  {
    id: "layers.convolution",
    group: "layers",
    title: words.convolution,
    about: words.convolutionAbout,
    icon: Grid3x3,
    adds: { kind: "convolution" },
  },
];

const VOTE: PaletteItem = {
  id: "output.vote",
  group: "output",
  title: words.vote,
  about: words.voteAbout,
  icon: Vote,
  adds: { kind: "vote" },
};

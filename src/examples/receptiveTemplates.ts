// Six classes by weights that were set by hand: +1 where a digit is, -0.7 elsewhere, and nothing is learned.
// See lib/receptive.ts.
import type { NetworkDocument } from "../core/document";
import type { GalleryEntry } from "./lib/gallery";
import { cells, DEEP, DURATION, fields, gain, inhibition, project } from "./lib/receptive";

/** 20 of the 28 pixels either way: where the first 6,000 training digits of a class are brighter than 0.2 on average. */
const TEMPLATES = [
  `
..........#####..... .................... .......########.....
........#########... ..........######.... .....###########....
......############.. .........#######.... ....#############...
.....##############. .........#######.... ....#############...
.....##############. .........#######.... .....#############..
....###############. .........######..... ......############..
...################# .........######..... ...........######...
...########...###### .........#####...... ...........######...
..#######.....###### .........#####...... ..........#######...
..#######.....###### .........####....... .........########...
.#######......###### ........#####....... .......#########....
.######.......###### ........#####....... ....############....
.######......####### .......#####........ ...##############...
.######.....#######. .......#####........ ..################..
.######....########. ......######........ .##################.
.#################.. ......######........ .##################.
.################... .....#######........ .##################.
..##############.... .....#######........ .#################..
..#############..... ....########........ ..#########.........
....#########....... .....#######........ ....................`,
  `
........#####....... .................... ....................
.....###########.... .................... .........#########..
....#############... ..............####.. .......#############
...##############... .....#####...#####.. ......##############
....#############... .....#####...#####.. .....###############
.........########... ....######..######.. .....#############..
.........#######.... ....#####...######.. ....##########......
.......#########.... ...######...#####... ....#########.......
......##########.... ...#####...######... ....##########......
.....###########.... ..#######.#######... ....###########.....
.....###########.... ..###############... ....############....
......###########... ..###############... .....###########....
..........#######... ..###############... ......###########...
............######.. ...#############.... ..........#######...
...........#######.. ........#######..... ...#......#######...
..###......######... .........######..... ..####...#######....
.################... ........#######..... ..##############....
.###############.... ........#######..... ..##############....
..#############..... ........#######..... ...############.....
...###########...... ........######...... .....########.......`,
];

/** Pixels before them, and in a row of an image. */
const [EDGE, SIDE, BOX] = [4, 28, 20];

/** Weights of all pixels to each of the six, shape `[784, 6]`. */
function weights(): readonly number[] {
  const [upper, lower] = TEMPLATES.map((text) => text.trim().split("\n"));
  const isOn = (pixel: number, digit: number): boolean => {
    const [row, column] = [Math.floor(pixel / SIDE) - EDGE, (pixel % SIDE) - EDGE];
    const rows = digit < 3 ? upper! : lower!;
    const inBox = column >= 0 && column < BOX;
    return inBox && rows[row]?.charAt((digit % 3) * (BOX + 1) + column) === "#";
  };
  return Array.from({ length: 6 * SIDE * SIDE }, (_, k) => (isOn(Math.floor(k / 6), k % 6) ? 1 : -0.7));
}

export const receptiveTemplates: NetworkDocument = {
  format: "spikeyard",
  version: 1,
  name: "Six templates",
  dt: 1,
  seed: 1,
  presentation: { duration: DURATION },
  populations: {
    fields: fields(SIDE),
    cells: cells("Templates", [6], { v_thresh: 20, v_floor: -DEEP }),
  },
  projections: {
    fields_cells: project("fields", "cells", { weight: { values: weights() } }),
    gain: gain("fields", "cells"),
    inhibition: inhibition("cells"),
  },
  readout: { population: "cells", classes: 6, by: "in_turn" },
  layout: { fields: { x: 0, y: 0 }, cells: { x: 320, y: 0 }, vote: { x: 640, y: 0 } },
};

export const gallery: GalleryEntry = {
  title: "Six templates",
  line: "Digits 0 to 5 by weights set by hand: the template that fits best fires first, and nothing is learned.",
  tags: ["mnist", "receptive field", "templates", "winner"],
  level: "first steps",
  tryThis: [
    "Draw a digit from 0 to 5: it answers without training.",
    "Set the weight of the inhibition to 0 mV: the templates that nearly fit fire as well.",
  ],
};

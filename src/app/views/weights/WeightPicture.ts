// The weight tiles in three.js: one rectangle; weights, class marks and palette are textures.
import {
  Color,
  DataTexture,
  FloatType,
  GLSL3,
  LinearSRGBColorSpace,
  Mesh,
  NearestFilter,
  PlaneGeometry,
  RawShaderMaterial,
  RedFormat,
  Vector2,
  Vector4,
} from "three";
import { CLASS_COLORS, colorTable, type Palette, rgbOf, type Theme } from "../../live/colormap";
import { counters } from "../../session/counters";
import type { WeightView } from "../../session/protocol";
import { Stage } from "../gl/Stage";
import { fitTiles, type TileGrid } from "./figures/tileGrid";
import type { WeightRange } from "./figures/weightRange";
import { FRAGMENT, VERTEX } from "./weightShader";

export interface WeightFrame {
  readonly view: WeightView | null;
  readonly assigned: readonly number[];
  readonly range: WeightRange;
  /** sides of the postsynaptic population */
  readonly shape: readonly number[];
  readonly theme: Theme;
  /** neuron to point out, or -1 */
  readonly chosen: number;
}

export class WeightPicture {
  readonly stage: Stage;
  private readonly geometry = new PlaneGeometry(2, 2);
  private readonly material: RawShaderMaterial;
  private readonly mesh: Mesh;
  private weights: DataTexture | null = null;
  private shown: WeightView | null = null;
  private readonly marks = pixelTexture(1);
  private readonly palette = pixelTexture(256);
  private painted = "";

  constructor(
    host: HTMLElement,
    private readonly frame: () => WeightFrame,
    onLost: (lost: boolean) => void,
  ) {
    this.material = new RawShaderMaterial({
      glslVersion: GLSL3,
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      depthTest: false,
      depthWrite: false,
      uniforms: {
        weights: { value: null },
        marks: { value: this.marks },
        palette: { value: this.palette },
        grid: { value: new Vector2(1, 1) },
        field: { value: new Vector2(1, 1) },
        neurons: { value: 0 },
        box: { value: new Vector4() },
        tile: { value: 1 },
        edge: { value: 1 },
        low: { value: 0 },
        high: { value: 1 },
        judged: { value: false },
        chosen: { value: -1 },
        accent: { value: new Color() },
        surface: { value: new Color() },
      },
    });
    this.mesh = new Mesh(this.geometry, this.material);
    this.mesh.frustumCulled = false;
    this.mesh.visible = false;
    this.stage = new Stage(host, {
      testId: "weights",
      onLost,
      onFrame: (width, height) => this.prepare(width, height),
    });
    this.stage.scene.add(this.mesh);
  }

  dispose(): void {
    this.weights?.dispose();
    this.marks.dispose();
    this.palette.dispose();
    this.material.dispose();
    this.geometry.dispose();
    this.stage.dispose();
  }

  private prepare(width: number, height: number): void {
    counters.weightFrames++;
    const { view, assigned, range, shape, theme, chosen } = this.frame();
    this.mesh.visible = view !== null;
    if (!view) return;
    if (view !== this.shown) this.takeWeights(view);
    this.takeMarks(assigned, view.post);
    this.takePalette(theme, range.low < 0 ? "diverging" : "sequential");
    const ratio = width / Math.max(1, this.stage.canvas.clientWidth);
    const grid = fitTiles(view.post, shape, width, height);
    const { uniforms } = this.material;
    (uniforms.grid!.value as Vector2).set(grid.columns, grid.rows);
    (uniforms.field!.value as Vector2).set(...fieldOf(view));
    (uniforms.box!.value as Vector4).copy(boxOf(grid, height));
    uniforms.neurons!.value = view.post;
    uniforms.tile!.value = grid.tile;
    uniforms.edge!.value = grid.tile / ratio < 12 ? 0 : Math.max(1, Math.round(ratio));
    uniforms.low!.value = range.low;
    uniforms.high!.value = range.high;
    uniforms.judged!.value = assigned.some((label) => label >= 0);
    uniforms.chosen!.value = chosen;
  }

  private takeWeights(view: WeightView): void {
    const pre = view.weights.length / view.post;
    const { image } = this.weights ?? {};
    if (!this.weights || image?.width !== view.post || image?.height !== pre) {
      this.weights?.dispose();
      this.weights = new DataTexture(view.weights, view.post, pre, RedFormat, FloatType);
      this.weights.internalFormat = "R32F";
      this.material.uniforms.weights!.value = this.weights;
    } else {
      this.weights.image.data = view.weights;
    }
    this.weights.needsUpdate = true;
    this.shown = view;
  }

  private takeMarks(assigned: readonly number[], neurons: number): void {
    const data = new Uint8Array(neurons * 4);
    for (let n = 0; n < neurons; n++) {
      const label = assigned[n] ?? -1;
      const hex = label < 0 ? undefined : CLASS_COLORS[label % CLASS_COLORS.length];
      if (hex) data.set([...rgbOf(hex), 255], n * 4);
    }
    const { image } = this.marks;
    if (image.width !== neurons) {
      this.marks.dispose();
      image.width = neurons;
    }
    image.data = data;
    this.marks.needsUpdate = true;
  }

  private takePalette(theme: Theme, palette: Palette): void {
    if (this.painted === `${theme} ${palette}`) return;
    this.painted = `${theme} ${palette}`;
    this.palette.image.data = colorTable(theme, palette);
    this.palette.needsUpdate = true;
    const style = getComputedStyle(document.documentElement);
    for (const token of ["accent", "surface"] as const) {
      const color = this.material.uniforms[token]!.value as Color;
      color.setStyle(style.getPropertyValue(`--${token}`).trim(), LinearSRGBColorSpace);
    }
  }
}

/** Columns and rows of the image that the inputs make. */
export function fieldOf({ pre, weights, post }: WeightView): [columns: number, rows: number] {
  if (pre.length === 2) return [pre[1]!, pre[0]!];
  const inputs = weights.length / post;
  const columns = Math.ceil(Math.sqrt(inputs));
  return [columns, Math.ceil(inputs / columns)];
}

function boxOf({ columns, rows, tile, left, top }: TileGrid, height: number): Vector4 {
  const tall = Math.ceil(rows * tile);
  return new Vector4(Math.floor(left), height - Math.floor(top) - tall, Math.ceil(columns * tile), tall);
}

function pixelTexture(width: number): DataTexture {
  const texture = new DataTexture(new Uint8Array(width * 4), width, 1);
  texture.minFilter = NearestFilter;
  texture.magFilter = NearestFilter;
  texture.needsUpdate = true;
  return texture;
}

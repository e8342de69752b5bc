// The raster in three.js: one rectangle a population, each reading its ring of spikes from a texture.
import {
  Color,
  DataTexture,
  GLSL3,
  LinearSRGBColorSpace,
  Mesh,
  NearestFilter,
  PlaneGeometry,
  RawShaderMaterial,
  RedIntegerFormat,
  UnsignedIntType,
  Vector4,
} from "three";
import { CAPACITY, type Lane, type SpikeHistory } from "../../live/spikeHistory";
import { counters } from "../../session/counters";
import { Stage } from "../gl/Stage";
import { FRAGMENT, VERTEX } from "./rasterShader";
import type { RasterWindow } from "./rasterWindow";

/** Share of the height and look of a lane: the output is the subject, the input a dim band below it. */
export interface LaneLook {
  /** px from the top and height, CSS px */
  readonly top: number;
  readonly height: number;
  /** CSS colours of one spike and of dense spikes */
  readonly single: string;
  readonly many: string;
  /** CSS px by which a spike is widened */
  readonly grow: number;
  readonly gain: number;
  readonly floorAlpha: number;
}

export interface RasterFrame {
  readonly window: RasterWindow;
  /** by population */
  readonly looks: ReadonlyMap<string, LaneLook>;
}

export class RasterPicture {
  readonly stage: Stage;
  private readonly lanes = new Map<string, LaneMesh>();
  private readonly geometry = new PlaneGeometry(2, 2);
  private written = -1;

  constructor(
    host: HTMLElement,
    private readonly history: () => SpikeHistory,
    private readonly frame: () => RasterFrame,
    onLost: (lost: boolean) => void,
  ) {
    this.stage = new Stage(host, {
      testId: "raster",
      onLost,
      onFrame: (width, height) => this.prepare(width, height),
    });
  }

  dispose(): void {
    for (const lane of this.lanes.values()) lane.dispose();
    this.geometry.dispose();
    this.stage.dispose();
  }

  private prepare(width: number, height: number): void {
    counters.rasterFrames++;
    const { window, looks } = this.frame();
    const history = this.history();
    this.matchLanes(history);
    const fresh = history.head !== this.written;
    this.written = history.head;
    const ratio = height / Math.max(1, this.stage.canvas.clientHeight);
    for (const lane of history.lanes) {
      const look = looks.get(lane.population);
      const mesh = this.lanes.get(lane.population);
      if (!look || !mesh) continue;
      if (fresh) mesh.texture.needsUpdate = true;
      const top = Math.round(look.top * ratio);
      const tall = Math.round(look.height * ratio);
      mesh.set(new Vector4(0, height - top - tall, width, tall), look, window, ratio);
    }
  }

  private matchLanes(history: SpikeHistory): void {
    for (const [population, mesh] of this.lanes) {
      if (history.lanes.some((lane) => lane === mesh.lane)) continue;
      this.stage.scene.remove(mesh.object);
      mesh.dispose();
      this.lanes.delete(population);
    }
    for (const lane of history.lanes) {
      if (this.lanes.has(lane.population)) continue;
      const mesh = new LaneMesh(lane, this.geometry);
      this.lanes.set(lane.population, mesh);
      this.stage.scene.add(mesh.object);
    }
  }
}

class LaneMesh {
  readonly texture: DataTexture;
  readonly object: Mesh;
  private readonly material: RawShaderMaterial;

  constructor(
    readonly lane: Lane,
    geometry: PlaneGeometry,
  ) {
    this.texture = new DataTexture(lane.bits, lane.words, CAPACITY, RedIntegerFormat, UnsignedIntType);
    this.texture.internalFormat = "R32UI";
    this.texture.minFilter = NearestFilter;
    this.texture.magFilter = NearestFilter;
    this.texture.needsUpdate = true;
    this.material = new RawShaderMaterial({
      glslVersion: GLSL3,
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      transparent: true,
      premultipliedAlpha: true,
      depthTest: false,
      depthWrite: false,
      uniforms: {
        bits: { value: this.texture },
        box: { value: new Vector4() },
        neurons: { value: lane.neurons },
        capacity: { value: CAPACITY },
        first: { value: 0 },
        span: { value: 1 },
        empty: { value: 0 },
        filled: { value: 0 },
        single: { value: new Color() },
        many: { value: new Color() },
        grow: { value: 0 },
        gain: { value: 1 },
        floorAlpha: { value: 1 },
      },
    });
    this.object = new Mesh(geometry, this.material);
    this.object.frustumCulled = false;
  }

  set(box: Vector4, look: LaneLook, { from, span, head }: RasterWindow, ratio: number): void {
    const { uniforms } = this.material;
    (uniforms.box!.value as Vector4).copy(box);
    uniforms.first!.value = ((from % CAPACITY) + CAPACITY) % CAPACITY;
    uniforms.span!.value = span;
    uniforms.empty!.value = Math.max(0, -from);
    uniforms.filled!.value = Math.max(0, Math.min(span, head - from));
    (uniforms.single!.value as Color).setStyle(look.single, LinearSRGBColorSpace);
    (uniforms.many!.value as Color).setStyle(look.many, LinearSRGBColorSpace);
    uniforms.grow!.value = Math.round(look.grow * ratio);
    uniforms.gain!.value = look.gain;
    uniforms.floorAlpha!.value = look.floorAlpha;
  }

  dispose(): void {
    this.texture.dispose();
    this.material.dispose();
  }
}

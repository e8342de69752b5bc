// The network in three.js: points for neurons, one draw call a population; one for all lines; one for all pulses.
import {
  Box3,
  BufferAttribute,
  BufferGeometry,
  Color,
  DataTexture,
  GLSL3,
  LinearSRGBColorSpace,
  LineSegments,
  NearestFilter,
  PerspectiveCamera,
  Points,
  RawShaderMaterial,
  type ShaderMaterialParameters,
  Vector3,
} from "three";
import { OrbitControls } from "three/addons/controls/OrbitControls.js";
import { colorTable, rgbOf, type Theme } from "../../live/colormap";
import { activity } from "../../live/memory/activity";
import { spikeCounts } from "../../live/spikeHistory";
import type { Pin, SampleView } from "../../session/protocol";
import { pinColor } from "../../state/pinStore";
import { Stage } from "../gl/Stage";
import type { DrawnSynapses, Place } from "./layout";
import {
  LINE_FRAGMENT,
  LINE_VERTEX,
  NEURON_FRAGMENT,
  NEURON_VERTEX,
  PULSE_FRAGMENT,
  PULSE_VERTEX,
} from "./spaceShaders";

/** s that a pulse takes from end to end. Chosen: seen, and gone before the next digit. */
const TRAVEL = 0.7;
const ANGLE = 35;
/** Counts of a whole sample that are as bright as can be. */
const BRIGHT = 4;

export interface SpaceLabel {
  readonly place: Place;
  readonly element: HTMLElement;
}

export interface SpacePictureOptions {
  readonly places: readonly Place[];
  readonly synapses: DrawnSynapses;
  /** of the theme on the page, and whether pulses move */
  readonly still: boolean;
  readonly labels: () => readonly SpaceLabel[];
  onLost(lost: boolean): void;
}

export class SpacePicture {
  readonly stage: Stage;
  private readonly camera = new PerspectiveCamera(ANGLE, 1, 0.1, 500);
  private readonly controls: OrbitControls;
  private readonly neurons: readonly { readonly place: Place; readonly points: Points }[];
  private readonly lines: LineSegments;
  private readonly pulses: Points;
  private readonly palette = new DataTexture(new Uint8Array(256 * 4), 256, 1);
  private readonly begun = performance.now();
  private lastFired = Number.NEGATIVE_INFINITY;
  /** the user has turned it: a new size of the view leaves it so */
  private turned = false;
  private framed = "";

  constructor(
    host: HTMLElement,
    private readonly options: SpacePictureOptions,
  ) {
    const { places, synapses } = options;
    this.palette.minFilter = this.palette.magFilter = NearestFilter;
    this.stage = new Stage(host, {
      testId: "space",
      camera: this.camera,
      onLost: options.onLost,
      onFrame: (width, height) => this.prepare(width, height),
    });
    this.lines = new LineSegments(linesOf(synapses), material(LINE_VERTEX, LINE_FRAGMENT, { opacity: 0.06 }));
    this.pulses = new Points(
      pulsesOf(synapses),
      material(PULSE_VERTEX, PULSE_FRAGMENT, { now: 0, travel: TRAVEL, scale: 1 }),
    );
    this.neurons = places.map((place) => ({
      place,
      points: new Points(
        neuronsOf(place),
        material(NEURON_VERTEX, NEURON_FRAGMENT, {
          palette: this.palette,
          low: 0.16,
          pitch: place.pitch,
          scale: 1,
        }),
      ),
    }));
    for (const object of [this.lines, ...this.neurons.map(({ points }) => points), this.pulses]) {
      object.frustumCulled = false;
      this.stage.scene.add(object);
    }
    this.controls = new OrbitControls(this.camera, this.stage.canvas);
    this.controls.enablePan = false;
    this.controls.addEventListener("change", () => this.stage.requestNow());
    this.controls.addEventListener("start", () => {
      this.turned = true;
    });
    this.lookFromFront();
  }

  /** Takes in what fired; pulses set out from there. */
  take(sample: SampleView | null): void {
    const { places, synapses, still } = this.options;
    for (const { place, points } of this.neurons) {
      const level = points.geometry.getAttribute("level") as BufferAttribute;
      const levels = activity.levels(place.population);
      const most = activity.slow ? 1 : BRIGHT;
      for (let n = 0; n < place.neurons; n++) level.array[n] = Math.min(1, (levels?.[n] ?? 0) / most);
      level.needsUpdate = true;
    }
    if (sample && !still) {
      const counts = places.map(({ population }) => {
        const chunk = sample.spikes.find((one) => one.population === population);
        return chunk && spikeCounts(chunk);
      });
      const fired = this.pulses.geometry.getAttribute("fired") as BufferAttribute;
      const now = this.now();
      for (let k = 0; k < synapses.count; k++) {
        if (!counts[synapses.population[k]!]?.[synapses.neuron[k]!]) continue;
        // one that is on its way is not called back
        if (now - fired.array[k]! > TRAVEL) fired.array[k] = now;
      }
      fired.needsUpdate = true;
      this.lastFired = now;
    }
    this.stage.request();
  }

  paint(theme: Theme, pins: readonly Pin[]): void {
    this.palette.image.data = colorTable(theme);
    this.palette.needsUpdate = true;
    const style = getComputedStyle(document.documentElement);
    for (const { uniforms } of [this.lines.material, this.pulses.material] as RawShaderMaterial[]) {
      for (const token of ["exc", "inh"] as const)
        (uniforms[token]!.value as Color).setStyle(
          style.getPropertyValue(`--${token}`).trim(),
          LinearSRGBColorSpace,
        );
    }
    for (const { place, points } of this.neurons) {
      const mark = points.geometry.getAttribute("mark") as BufferAttribute;
      mark.array.fill(0);
      for (const [k, { population, neuron }] of pins.entries()) {
        if (population !== place.population || neuron >= place.neurons) continue;
        for (const [c, byte] of rgbOf(pinColor(k)).entries()) mark.array[3 * neuron + c] = byte / 255;
      }
      mark.needsUpdate = true;
    }
    this.stage.requestNow();
  }

  /** The neuron under a point of the view, in CSS px; null: none. */
  neuronAt(x: number, y: number): Pin | null {
    const { clientWidth: width, clientHeight: height } = this.stage.canvas;
    const at = new Vector3();
    let best: Pin | null = null;
    let nearest = 12; // px around the pointer
    for (const { place } of this.neurons) {
      for (let n = 0; n < place.neurons; n++) {
        at.fromArray(place.positions, 3 * n).project(this.camera);
        const far = Math.hypot(((at.x + 1) / 2) * width - x, ((1 - at.y) / 2) * height - y);
        if (far >= nearest) continue;
        nearest = far;
        best = { population: place.population, neuron: n };
      }
    }
    return best;
  }

  /** Turns by keys, in rad, or comes closer, as a share of the distance. */
  turn(sideways: number, up: number, closer: number): void {
    this.turned = true;
    const arm = this.camera.position.clone().sub(this.controls.target);
    const radius = arm.length() * (1 - closer);
    const theta = Math.atan2(arm.x, arm.z) + sideways;
    const phi = Math.min(Math.PI - 0.1, Math.max(0.1, Math.acos(arm.y / arm.length()) - up));
    arm.setFromSphericalCoords(radius, phi, theta);
    this.camera.position.copy(this.controls.target).add(arm);
    this.controls.update();
    this.stage.requestNow();
  }

  lookFromFront(): void {
    this.turned = false;
    this.framed = "";
    this.stage.requestNow();
  }

  dispose(): void {
    this.controls.dispose();
    for (const object of [this.lines, this.pulses, ...this.neurons.map(({ points }) => points)]) {
      object.geometry.dispose();
      (object.material as RawShaderMaterial).dispose();
    }
    this.palette.dispose();
    this.stage.dispose();
  }

  private now(): number {
    return (performance.now() - this.begun) / 1000;
  }

  private prepare(width: number, height: number): void {
    const framed = `${width}x${height}`;
    if (!this.turned && framed !== this.framed) this.frame(width, height);
    this.framed = framed;
    this.camera.aspect = width / height;
    this.camera.updateProjectionMatrix();
    this.camera.updateMatrixWorld();
    const scale = height / (2 * Math.tan((ANGLE * Math.PI) / 360));
    const now = this.now();
    for (const { points } of this.neurons)
      (points.material as RawShaderMaterial).uniforms.scale!.value = scale;
    const { uniforms } = this.pulses.material as RawShaderMaterial;
    uniforms.scale!.value = scale;
    uniforms.now!.value = now;
    this.placeLabels();
    // frames go on as long as something is under way
    if (now - this.lastFired < TRAVEL) this.stage.request();
  }

  /** The whole network in sight, from the front and a little aside. */
  private frame(width: number, height: number): void {
    const { places } = this.options;
    const box = new Box3();
    for (const { positions } of places) box.union(new Box3().setFromArray(positions));
    const middle = box.getCenter(new Vector3());
    const reach = 1.5 + box.getSize(new Vector3()).length() / 2;
    const narrow = Math.min(1, width / height);
    const distance = reach / Math.sin((ANGLE * Math.PI) / 360) / narrow;
    // the hint line lies over the top of the view
    this.camera.setViewOffset(width, height, 0, -0.04 * height, width, height);
    this.controls.target.copy(middle);
    this.camera.position.setFromSphericalCoords(distance, 1.2, 0.62).add(middle);
    this.controls.minDistance = 4;
    this.controls.maxDistance = 4 * distance;
    this.controls.update();
  }

  private placeLabels(): void {
    const { clientWidth: width, clientHeight: height } = this.stage.canvas;
    const at = new Vector3();
    for (const { place, element } of this.options.labels()) {
      at.set(place.centre[0], place.top + 0.8, place.centre[2]).project(this.camera);
      const shown = at.z < 1;
      element.style.visibility = shown ? "visible" : "hidden";
      const left = ((at.x + 1) / 2) * width;
      const top = ((1 - at.y) / 2) * height;
      element.style.transform = `translate(-50%, -100%) translate(${left.toFixed(1)}px, ${top.toFixed(1)}px)`;
    }
  }
}

function material(
  vertexShader: string,
  fragmentShader: string,
  values: Readonly<Record<string, unknown>>,
): RawShaderMaterial {
  const uniforms: NonNullable<ShaderMaterialParameters["uniforms"]> = {
    exc: { value: new Color() },
    inh: { value: new Color() },
  };
  for (const [name, value] of Object.entries(values)) uniforms[name] = { value };
  return new RawShaderMaterial({
    glslVersion: GLSL3,
    vertexShader,
    fragmentShader,
    uniforms,
    transparent: true,
    premultipliedAlpha: true,
    depthTest: false,
    depthWrite: false,
  });
}

function neuronsOf({ positions, neurons }: Place): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(positions, 3));
  geometry.setAttribute("level", new BufferAttribute(new Float32Array(neurons), 1));
  geometry.setAttribute("mark", new BufferAttribute(new Float32Array(3 * neurons), 3));
  return geometry;
}

function linesOf({ from, to, excites, count }: DrawnSynapses): BufferGeometry {
  const ends = new Float32Array(6 * count);
  const kinds = new Float32Array(2 * count);
  for (let k = 0; k < count; k++) {
    ends.set(from.subarray(3 * k, 3 * k + 3), 6 * k);
    ends.set(to.subarray(3 * k, 3 * k + 3), 6 * k + 3);
    kinds.fill(excites[k]!, 2 * k, 2 * k + 2);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(ends, 3));
  geometry.setAttribute("excites", new BufferAttribute(kinds, 1));
  return geometry;
}

function pulsesOf({ from, to, excites, count }: DrawnSynapses): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(from, 3));
  geometry.setAttribute("target", new BufferAttribute(to, 3));
  geometry.setAttribute("excites", new BufferAttribute(excites, 1));
  geometry.setAttribute("fired", new BufferAttribute(new Float32Array(count).fill(-1e6), 1));
  return geometry;
}

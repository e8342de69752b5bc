// A WebGL2 canvas that a view draws on with three.js: size, device pixels, frames, loss of context, clean end.
import {
  type Camera,
  LinearSRGBColorSpace,
  NoToneMapping,
  OrthographicCamera,
  Scene,
  WebGLRenderer,
} from "three";
import { copy } from "../../copy";
import { createPainter, type Painter, setPace } from "../../live/frames";

export interface StageOptions {
  readonly testId: string;
  /** Called before each frame with the canvas's size in device pixels. */
  onFrame(width: number, height: number): void;
  /** looks at the scene; absent: the scene's -1..1 are the canvas */
  readonly camera?: Camera;
  /** The driver took the context (true), or gave it back (false). */
  onLost(lost: boolean): void;
}

export class Stage {
  readonly scene = new Scene();
  readonly canvas = document.createElement("canvas");
  private readonly renderer: WebGLRenderer;
  private readonly camera: Camera;
  private readonly painter: Painter;
  private readonly observer: ResizeObserver;
  private readonly onLost: (event: Event) => void;
  private readonly onRestored: () => void;

  /** @throws {Error} with words for the user where there is no WebGL2 */
  constructor(
    private readonly host: HTMLElement,
    private readonly options: StageOptions,
  ) {
    const { canvas } = this;
    this.camera = options.camera ?? new OrthographicCamera(-1, 1, 1, -1, -1, 1);
    canvas.dataset.testid = options.testId;
    canvas.setAttribute("role", "img");
    canvas.className = "absolute inset-0 size-full";
    // asked for here, not by three: it would write to the console where there is none
    const context = canvas.getContext("webgl2", { alpha: true, antialias: false, depth: false });
    if (!context) throw new Error(copy.noWebgl.absent);
    setPace("drawing", isSoftware(context));
    this.renderer = new WebGLRenderer({ canvas, context });
    // data views: the colours that leave the shader are those of the CSS legends
    this.renderer.outputColorSpace = LinearSRGBColorSpace;
    this.renderer.toneMapping = NoToneMapping;
    this.renderer.setClearColor(0, 0);
    this.painter = createPainter(() => this.drawNow());
    this.observer = new ResizeObserver(() => this.requestNow());
    this.observer.observe(host);
    this.onLost = (event) => {
      event.preventDefault();
      options.onLost(true);
    };
    this.onRestored = () => {
      options.onLost(false);
      this.requestNow();
    };
    canvas.addEventListener("webglcontextlost", this.onLost);
    canvas.addEventListener("webglcontextrestored", this.onRestored);
    host.prepend(canvas);
    this.requestNow();
  }

  /** Asks for the next live frame; many requests make one, none is drawn in a hidden tab. */
  request(): void {
    this.painter.request();
  }

  /** Asks for the very next frame. */
  requestNow(): void {
    this.painter.requestNow();
  }

  /** The text that stands for the picture. */
  describe(text: string): void {
    if (this.canvas.getAttribute("aria-label") !== text) this.canvas.setAttribute("aria-label", text);
  }

  dispose(): void {
    this.painter.stop();
    this.observer.disconnect();
    this.canvas.removeEventListener("webglcontextlost", this.onLost);
    this.canvas.removeEventListener("webglcontextrestored", this.onRestored);
    this.renderer.dispose();
    // browsers keep about 16 contexts a page: give this one back now, not at the next collection
    this.renderer.forceContextLoss();
    this.canvas.remove();
  }

  /** Draws at once, for a copy of the picture that is taken before the page gets its turn. */
  drawNow(): void {
    const { clientWidth, clientHeight } = this.host;
    if (clientWidth === 0 || clientHeight === 0) return;
    const ratio = window.devicePixelRatio;
    const width = Math.round(clientWidth * ratio);
    const height = Math.round(clientHeight * ratio);
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.renderer.setSize(width, height, false);
    }
    this.options.onFrame(width, height);
    this.renderer.render(this.scene, this.camera);
    const calls = String(this.renderer.info.render.calls);
    if (this.canvas.dataset.calls !== calls) this.canvas.dataset.calls = calls;
  }
}

/** Whether the processor draws, as far as the browser tells. */
function isSoftware(context: WebGL2RenderingContext): boolean {
  const unmasked = context.getExtension("WEBGL_debug_renderer_info")?.UNMASKED_RENDERER_WEBGL;
  return /swiftshader|llvmpipe|software|basic render/i.test(
    context.getParameter(unmasked ?? context.RENDERER),
  );
}

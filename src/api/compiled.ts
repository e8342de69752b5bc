// What networks and agents have in common: a document, what runs it once it is compiled, and files of both.
import type { NetworkDocument } from "../core/document";
import type { Engine } from "../engines/engine";
import { canUseThreads } from "../engines/event/spawn";
import type { AgentCheckpoint } from "../training/agents/agentModel";
import type { CompileOptions } from "../training/model";
import { type Saved, writeModelFile } from "../training/modelFile";
import { requireFit } from "../training/requireFit";
import type { Checkpoint } from "../training/runs";
import { weightHash } from "../training/weightHash";
import { ModelError } from "../util/errors";
import { documentOf, type NetworkDescription } from "./builders/description";
import { type FileSource, readSource, writePath } from "./files";
import { type Summary, summarize } from "./summary";

export interface NetworkCompileOptions extends CompileOptions {
  /** draws weights, synapses and noise; the document's if absent */
  readonly seed?: number;
}

/** What a document becomes: `Model` or `AgentModel`. */
interface Runnable<C> {
  readonly engine: Engine;
  readonly document: NetworkDocument;
  checkpoint(): Promise<C>;
  restore(checkpoint: C): Promise<void>;
  dispose(): void;
}

export abstract class Compiled<C extends Checkpoint | AgentCheckpoint, M extends Runnable<C>> {
  private described: NetworkDocument;
  private model: M | null = null;

  /**
   * @param description - a document, or one without what is usual
   * @throws {ModelError} with the path of what is wrong
   */
  constructor(description: NetworkDescription) {
    this.described = documentOf(description);
  }

  /** What the page edits, and links and files hold. Frozen. */
  get document(): NetworkDocument {
    return this.described;
  }

  /** Prints what it is made of. @param print - where to; null: nowhere */
  summary(print: ((text: string) => void) | null = console.log): Summary {
    const summary = summarize(this.described);
    print?.(summary.text);
    return summary;
  }

  /**
   * Builds what runs it, with weights as drawn by seed. One that ran before is let go once this succeeds.
   *
   * @throws {ModelError} if it cannot be trained: it has no input, or neither readout nor agent; or threads cannot be had
   * @throws {EngineError} if the engine cannot be had
   */
  async compile({ seed, ...options }: NetworkCompileOptions = {}): Promise<this> {
    if ((options.threads ?? 1) > 1 && !options.spawn && !canUseThreads())
      throw new ModelError(
        "threads",
        `${options.threads} share memory and wait for each other, which in a browser only a worker may, of a page that is cross-origin isolated (headers COOP and COEP). Leave 'threads' out, or compile there.`,
      );
    const document = seed === undefined ? this.described : documentOf({ ...this.described, seed });
    const model = await this.build(document, options);
    this.model?.dispose();
    [this.described, this.model] = [document, model];
    return this;
  }

  /** Fingerprint of all weights: equal if and only if two trainings ended alike. */
  async weightHash(): Promise<string> {
    return weightHash(this.compiled("weightHash").engine);
  }

  /**
   * Saves document, weights and training state: to a file in Node, whole or not at all; without a path, to a Blob.
   *
   * @throws {EngineError} "not-finite" if a number is none any more: what was saved before stays
   * @throws {DataError} if the file cannot be written
   */
  save(): Promise<Blob>;
  save(path: string | URL): Promise<void>;
  async save(path?: string | URL): Promise<unknown> {
    const bytes = writeModelFile(await this.checkpoint());
    if (path === undefined) return new Blob([bytes], { type: "application/octet-stream" });
    return writePath(path, bytes);
  }

  /**
   * Takes weights and training state of one like this from a file: parameters stay as they are here.
   *
   * @throws {DataError} naming what differs, on both sides, or what is wrong with the file; then nothing has changed
   */
  async load(source: FileSource): Promise<this> {
    const [name, bytes] = await readSource(source);
    return this.restore(this.readFile(name, bytes), name);
  }

  /** All that a file holds, in memory: to go back to. */
  async checkpoint(): Promise<Saved<C>> {
    const model = this.compiled("checkpoint");
    return { document: model.document, checkpoint: await model.checkpoint() };
  }

  /** As `load`, from memory. @param name - of where it comes from, for errors */
  async restore(saved: Saved<C>, name = "checkpoint"): Promise<this> {
    const model = this.compiled("restore");
    requireFit(name, saved.document, model.document);
    await model.restore(saved.checkpoint);
    return this;
  }

  /** Lets go of memory, threads and device. The document stays, and can be compiled again. */
  dispose(): void {
    this.model?.dispose();
    this.model = null;
  }

  protected get running(): M | null {
    return this.model;
  }

  protected compiled(what: string): M {
    if (this.model) return this.model;
    throw new ModelError(
      what,
      `the ${this.kind} is not compiled. Call \`await ${this.kind}.compile()\` first.`,
    );
  }

  /** What it is called in errors. */
  protected abstract readonly kind: "network" | "agent";
  protected abstract build(document: NetworkDocument, options: CompileOptions): Promise<M>;
  protected abstract readFile(name: string, bytes: Uint8Array<ArrayBuffer>): Saved<C>;
}

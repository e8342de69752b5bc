// The engine's worker: answers the page's `Session` calls.
import { expose } from "comlink";
import {
  loadMnist,
  type NetworkDocument,
  readFiles,
  readSaved,
  shadersOf,
  toCode,
  writeModelFile,
} from "../../index";
import { BEAT_MS } from "../trust/watch";
import { retuneNetwork } from "./network";
import type { EditResult, Session } from "./protocol";
import { describeData, readArray } from "./readings";
import { EngineRoom } from "./runs/engineRoom";
import { restore } from "./runs/learner";
import { send, tell, tellTo } from "./runs/telling";

const room = new EngineRoom();

const session: Session = {
  async start(telemetrySink, dataBase) {
    tellTo(telemetrySink, () => room.status());
    setInterval(() => send({ kind: "beat" }), BEAT_MS);
    tell();
    const onProgress = (received: number, total: number) => {
      room.loading = { loaded: received, total };
      tell();
    };
    try {
      const data = await loadMnist(dataBase, { onProgress });
      room.loading = undefined;
      await room.show(data);
    } catch (error) {
      room.loading = undefined;
      room.report(error);
      throw error;
    }
    tell();
  },

  async open(document, engine) {
    try {
      await room.run?.pause();
      await room.replace(await room.build(document, engine), engine);
    } catch (error) {
      if (!room.network) room.report(error);
      throw error;
    }
  },

  async edit(document): Promise<EditResult> {
    if (!room.network || !retuneNetwork(room.network, document)) return "rebuild";
    tell();
    return "live";
  },

  async loadFiles(files) {
    await room.show(await readFiles(files.map((file) => ({ name: file.name, blob: file }))));
    tell();
  },

  async train(target, rule) {
    await room.needed.train(target, rule);
  },

  async run() {
    await room.needed.run();
    tell();
  },

  async setSpeed(speed) {
    room.tune({ speed });
  },

  async pin(pins) {
    room.tune({ pins });
  },

  async watch(projection) {
    if (room.watched === projection) return;
    room.watched = projection;
    await room.showWeights();
  },

  async pause() {
    await room.run?.pause();
    tell();
  },

  async step(how = "episode") {
    await room.needed.step(how);
    tell();
  },

  async advance(unit) {
    await room.needed.advance(unit);
    tell();
  },

  async reset(what = "weights") {
    await room.run?.pause();
    if (what === "state") await room.run?.rewind();
    else await room.reset();
    tell();
  },

  async predict(pixels) {
    return room.digits.predict(pixels);
  },

  async recount() {
    return room.run?.recount() ?? null;
  },

  async look() {
    return room.run?.look() ?? null;
  },

  async read(name) {
    const { engine } = room.network ?? {};
    return engine ? room.exclusively(() => readArray(engine, name)) : null;
  },

  async dataName() {
    return room.dataset?.name ?? null;
  },

  async answered(truth, answer, most) {
    return room.digits.answered(truth, answer, most);
  },

  async describeData() {
    return room.dataset && describeData(room.dataset);
  },

  async code(document) {
    return toCode(document);
  },

  async shaders(document) {
    return shadersOf(document);
  },

  async save() {
    return writeModelFile(await room.needed.learned());
  },

  async load(file, engine, { name = "file", ...past } = {}): Promise<NetworkDocument> {
    const saved = readSaved(name, new Uint8Array(file));
    await room.run?.pause();
    const next = await room.build(saved.document, engine);
    try {
      if (next.learner) await restore(next.learner, saved);
    } catch (error) {
      next.engine.dispose();
      throw error;
    }
    await room.replace(next, engine, past);
    return saved.document;
  },
};

// what no one has caught ends this worker as a thrown error does: the page starts another from the last checkpoint
self.addEventListener("unhandledrejection", ({ reason }) => {
  setTimeout(() => {
    throw reason;
  });
});

expose(session);

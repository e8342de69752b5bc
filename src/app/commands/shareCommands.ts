// Share, open, save, rename: everything that brings a network in or out.
import { copy } from "../copy";
import { chooseFile } from "../keep/files/choose";
import { saveDocument, savePicture, saveTrained, whyNoWeights } from "../keep/files/save";
import { showDialog, startRenaming, useKeepStore } from "../keep/keepStore";
import { workHere } from "../keep/opening";
import type { Command } from "./command";

export const shareCommands: readonly Command[] = [
  {
    id: "share.link",
    title: copy.share.shareAbout,
    group: "Share",
    words: "share send url",
    run: () => showDialog("share"),
  },
  {
    id: "share.open",
    title: copy.share.open,
    group: "Share",
    keys: ["$mod+o"],
    words: "load import json png picture",
    run: chooseFile,
  },
  {
    id: "share.recent",
    title: copy.share.recent,
    group: "Share",
    words: "projects history kept",
    run: () => showDialog("recent"),
  },
  {
    id: "share.save",
    title: copy.share.save,
    group: "Share",
    keys: ["$mod+s"],
    words: "download export json file",
    run: saveDocument,
  },
  {
    id: "share.saveTrained",
    title: copy.share.saveTrained,
    group: "Share",
    keys: ["$mod+Shift+s"],
    words: "download export weights spikeyard safetensors",
    blocked: whyNoWeights,
    run: saveTrained,
  },
  {
    id: "share.picture",
    title: copy.share.savePicture,
    group: "Share",
    words: "png image export",
    run: savePicture,
  },
  {
    id: "share.rename",
    title: copy.share.rename,
    group: "Share",
    keys: ["F2"],
    words: "name title",
    run: () => startRenaming(),
  },
  {
    id: "share.workHere",
    title: copy.share.elsewhere.action,
    group: "Share",
    words: "tab take over",
    blocked: () => (useKeepStore.getState().kept.state === "elsewhere" ? null : copy.share.statesAbout.saved),
    run: workHere,
  },
];

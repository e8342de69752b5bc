// docs/MODELS.md says what the models say; a model that is added joins by itself.
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { models } from "../models/registry";
import { modelDocs } from "./testModelDocs";

const FILE = resolve("docs/MODELS.md"); // tests run in the repository's root

test("the list of models is current", async () => {
  const stated = readFileSync(FILE, "utf8");
  const known = new Set([...stated.matchAll(/"spikeyard\/models\/([\w/]+)"/g)].map(([, file]) => file!));
  const lacksOnlySome = stated === modelDocs(models, (file) => known.has(file));
  if (!lacksOnlySome) await expect(modelDocs(models)).toMatchFileSnapshot(FILE);
  else if (stated !== modelDocs(models)) writeFileSync(FILE, modelDocs(models));
  expect(modelDocs(models)).toContain("on post: w += eta * (x - w)");
});

test("every model's file is called as its name", () => {
  const found = Object.keys(import.meta.glob("../models/*/*.ts")).map((path) => path.slice(10, -3));
  const listed = [...modelDocs(models).matchAll(/"spikeyard\/models\/([\w/]+)"/g)].map(([, file]) => file);
  expect(listed.sort()).toEqual(found.sort());
});

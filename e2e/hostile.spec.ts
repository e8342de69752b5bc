// What comes from others and must not be opened: links, files of networks, files of digits, and sizes that no machine
// has. Each is refused in one sentence that names it, and what runs goes on.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync, gzipSync } from "node:zlib";
import { expect, type Page } from "@playwright/test";
import { drop, phaseOf, setParam, test, untilPhase } from "./playground";

const tag = "@no-gpu";
const documentOf = (page: Page) => page.evaluate(() => window.__spikeyard.document());
const linkOf = (json: string, version = 1) =>
  `#/n/${version}.${deflateRawSync(Buffer.from(json), { level: 9 }).toString("base64url")}`;

/** The network of the page, with something else in its place. */
async function changed(page: Page, change: (features: Record<string, unknown>) => void): Promise<string> {
  const document = JSON.parse(JSON.stringify(await documentOf(page)));
  change(document.populations.features);
  return JSON.stringify(document);
}

/** The one message there is, and takes it away. */
async function read(page: Page): Promise<string> {
  const notice = page.getByTestId("notice");
  await expect(notice).toHaveCount(1);
  const text = (await notice.textContent()) ?? "";
  await notice.getByRole("button", { name: "Dismiss" }).click();
  return text;
}

async function run(page: Page): Promise<void> {
  await untilPhase(page, "ready");
  await page.getByTestId("run").click();
  await untilPhase(page, "running");
}

test("no link harms: each hostile, damaged or newer one is refused, and what runs goes on", { tag }, async ({
  playground: page,
}) => {
  await run(page);
  const before = await documentOf(page);
  const whole = JSON.stringify(before);
  const refused: readonly (readonly [link: string, reason: string])[] = [
    ["#/n/1.AAAA", "is damaged or cut off"],
    [linkOf(`[${"0".repeat(2e7)}]`), "more than 524288 bytes"], // 20 MB in 20 kB
    [linkOf(`{"a":${"[".repeat(5000)}${"]".repeat(5000)}}`), "more than 32 deep"],
    [linkOf(await changed(page, (features) => Object.assign(features, { shape: [1e9] }))), "at most 1000000"],
    [linkOf(whole.replace("{", '{"__proto__":{"spoilt":1},')), 'there is no "__proto__" in it'],
    [linkOf(whole.replace(before.name, "a".repeat(65))), "64"],
    [linkOf("{}", 2), "made with a newer version (2)"],
  ];
  for (const [link, reason] of refused) {
    await page.evaluate((link) => {
      location.hash = link;
    }, link);
    const text = await read(page);
    expect(text).toContain("Nothing was opened. link: ");
    expect(text).toContain(reason);
  }
  expect(await documentOf(page)).toEqual(before);
  expect(await page.evaluate(() => "spoilt" in {})).toBe(false);
  expect(await phaseOf(page)).toBe("running");
});

test("a link of the first version opens, and a script in a name stays a name", { tag }, async ({
  playground: page,
}) => {
  const fixture = join(import.meta.dirname, "../src/api/link/fixtures/v1.json");
  const [{ link, document }] = JSON.parse(readFileSync(fixture, "utf8"));
  await untilPhase(page, "ready");
  const name = "<img src=x onerror=document.title='run'>";
  const named = linkOf(JSON.stringify({ ...(await documentOf(page)), name }));
  for (const [hash, opened] of [[`#/n/${link}`, document.name] as const, [named, name] as const]) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, hash);
    await expect(page.getByTestId("name")).toHaveText(opened);
    expect(await page.evaluate(() => window.__spikeyard.status().samples)).toBe(0); // a link never trains
  }
  expect(await page.title()).not.toBe("run");
});

test("damaged, cut and oversize files are refused by name, and the digits and the network stay", {
  tag,
}, async ({ playground: page }) => {
  await run(page);
  const before = await documentOf(page);
  const digits = await page.getByTestId("dataset").textContent();
  const images = (count: number) => Buffer.from([0, 0, 8, 3, 0, 0, 0, count, 0, 0, 0, 28, 0, 0, 0, 28]);
  const labels = Buffer.concat([Buffer.from([0, 0, 8, 1, 0, 0, 0, 10]), Buffer.alloc(10)]);
  const zipped = gzipSync(Buffer.concat([images(10), Buffer.alloc(7840, 7)]));
  const others = [
    ["train-labels-idx1-ubyte", labels],
    ["t10k-images-idx3-ubyte", Buffer.concat([images(10), Buffer.alloc(7840)])],
    ["t10k-labels-idx1-ubyte", labels],
  ] as const;
  const header = (bytes: number) => {
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(bytes));
    return Buffer.concat([length, Buffer.from('{"format":"spikeyard"')]);
  };
  const refused: readonly (readonly [name: string, data: Buffer, reason: string])[] = [
    ["train-images-idx3-ubyte.gz", zipped.subarray(0, -20), "cut short or damaged gzip"],
    ["train-images-idx3-ubyte.gz", gzipSync(Buffer.concat([images(10), Buffer.alloc(5e7)])), "too many"],
    ["cut.spikeyard", header(500), "is cut short"],
    ["huge.spikeyard", header(1e12), "at most 8388608 are read"],
    ["large.json", Buffer.from(`{${" ".repeat(5e6)}}`), "No network is that large"],
    // the page has no field for equations: what is none of its models' names is none
    [
      "equation.json",
      Buffer.from(await changed(page, (features) => Object.assign(features, { neuron: "dv/dt = (v" }))),
      "populations.features.neuron: there is no neuron model 'dv/dt = (v'",
    ],
  ];
  for (const [name, data, reason] of refused) {
    await drop(page, [name, data], ...(name.startsWith("train") ? others : []));
    const text = await read(page);
    expect(text).toContain(`${name}: `);
    expect(text).toContain(reason);
  }
  expect(await documentOf(page)).toEqual(before);
  expect(await page.getByTestId("dataset").textContent()).toBe(digits);
  expect(await phaseOf(page)).toBe("running");
});

test("a network beyond memory is refused with its size and one that fits, and what runs goes on", {
  tag,
}, async ({ playground: page }) => {
  await run(page);
  const before = await documentOf(page);
  await setParam(page, "node-features", "neurons", 100_000);
  const reason = page.getByRole("alert").filter({ hasText: "weights" });
  await expect(reason).toContainText(
    "78400000 weights; at most 33554432 fit. Use fewer neurons: with 42799 in 'features' it fits.",
  );
  expect(await documentOf(page)).toEqual(before);
  expect(await phaseOf(page)).toBe("running");
});

import { expect, test, vi } from "vitest";

vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener() {} }));
vi.stubGlobal("navigator", { platform: "Linux" });
const { byKeys } = await import("./keys");
const { COMMANDS } = await import("./registry");

test("the only keys that two commands share are those of a card and of the whole network: F2", () => {
  const shared = [...byKeys(COMMANDS)].filter(([, commands]) => commands.length > 1);
  expect(shared.map(([keys, commands]) => [keys, commands.map(({ id }) => id)])).toEqual([
    ["F2", ["edit.rename", "share.rename"]],
  ]);
});

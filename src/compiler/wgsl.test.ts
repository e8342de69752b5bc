// Trees as WGSL: what is folded into constants, how numbers and powers are written, what can never come out.
import { describe, expect, test } from "vitest";
import { mnistRate } from "../examples/mnistRate";
import { parseExpression } from "../lang/parse";
import { make } from "../lang/tree";
import { Constants, evaluateConstants } from "./constants";
import { planNetwork } from "./plan";
import { toWgsl } from "./wgsl";

describe("WGSL of a tree", () => {
  const env = { tau: 20, dt: 0.1, e: 1e-7 };
  const print = (text: string, exact = false) => {
    const constants = new Constants();
    const code = toWgsl(parseExpression(text, "t"), {
      constants,
      owner: "p",
      env,
      envOf: () => env,
      names: { v: "x.s_v" },
      exact,
    });
    return {
      code,
      values: [...evaluateConstants(constants.all, planNetwork(mnistRate))].slice(0, constants.all.length),
    };
  };

  test("what depends on parameters only is one constant, computed in f64", () => {
    const { code, values } = print("v * exp(-dt/tau) + exp(-dt/tau)");
    expect(code).toBe("((x.s_v * constants[0].x) + constants[0].x)");
    expect(values).toEqual([Math.fround(Math.exp(-0.005))]);
  });

  test("exact keeps every operation, for equal spikes on every engine", () => {
    expect(print("v * tau * dt", true).code).toBe("((x.s_v * constants[0].x) * constants[0].y)");
    expect(print("v * (tau * dt)", true).code).toBe("(x.s_v * (constants[0].x * constants[0].y))");
  });

  test("constants of one tree share a place only within one owner", () => {
    const constants = new Constants();
    const of = (owner: string) => constants.place(parseExpression("tau", "t"), owner, () => env);
    expect([of("p"), of("q"), of("p")]).toEqual([0, 1, 0]);
  });

  test("the uniform buffer holds 1,024 constants; one more is refused", () => {
    const constants = new Constants();
    const add = (k: number) => constants.place(parseExpression(`tau + ${k}`, "t"), "p", () => env);
    for (let k = 0; k < 1024; k++) add(k);
    expect(add(1023)).toBe(1023);
    expect(() => add(1024)).toThrow("network: more than 1024 constants. Use fewer models.");
  });

  test("truth is never a constant, though its sides are", () => {
    expect(print("tau > dt and v > 1").code).toBe("((constants[0].x > constants[0].y) && (x.s_v > 1f))");
    expect(print("not tau > 1").code).toBe("!((constants[0].x > 1f))");
  });

  test("whole powers are products, of either sign, and never longer than their text", () => {
    expect(print("v^3").code).toBe("(x.s_v * x.s_v * x.s_v)");
    expect(print("v^5").code).toBe("whole_power(x.s_v, 5u)");
    expect(print("(v + 1)^2").code).toBe("whole_power((x.s_v + 1f), 2u)");
    expect(print("v^-2").code).toBe("(1f / whole_power(x.s_v, 2u))");
    const tower = `${"(".repeat(60)}v${"^4)".repeat(60)}`;
    expect(print(tower).code.length).toBeLessThan(2000); // 4^60 with each operand written four times
  });

  test("literals are f32, told from whole numbers, negative ones in parentheses", () => {
    expect(print("v + 1").code).toBe("(x.s_v + 1f)");
    expect(print("v + 0.1").code).toBe("(x.s_v + 0.10000000149011612f)");
    expect(print("v + 1e30").code).toBe("(x.s_v + 1.0000000150474662e+30f)");
    expect(
      toWgsl(make.number(-2), { constants: new Constants(), owner: "p", env, envOf: () => env, names: {} }),
    ).toBe("(-2f)");
  });

  test("exact numbers are computed on the host in f32, and refused where they are none", () => {
    expect(print("v * (1 / 3)", true).code).toBe(`(x.s_v * ${Math.fround(1 / 3)}f)`);
    expect(() => print("v * (1 / 0)", true)).toThrow("equations: a number in them comes out as Infinity.");
  });

  test("numbers, small powers and truth", () => {
    expect(print("v^2 + 0.25").code).toBe("((x.s_v * x.s_v) + 0.25f)");
    expect(print("v^0.5").code).toBe("pow(x.s_v, 0.5f)");
    expect(print("not v > 1 and v < 3").code).toBe("(!((x.s_v > 1f)) && (x.s_v < 3f))");
  });

  test("a name that is neither state nor parameter cannot come out", () => {
    expect(() => print("main + v")).toThrow("'main' is not known here");
  });
});

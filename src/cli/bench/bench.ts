// `bench`: each benchmark by its name, and how its result is printed.
import type { BenchRequest } from "../arguments";
import type { Context } from "../context";
import { benchLearning } from "./learning";
import { benchMemory } from "./memory";
import type { BenchResult } from "./report";
import { benchSparsity } from "./sparsity";
import { benchStepping } from "./stepping";

export async function bench(request: BenchRequest, context: Context): Promise<void> {
  const { lines, json } = await measured(request, context);
  if (request.json) return context.terminal.print(JSON.stringify({ bench: request.bench, ...json }));
  for (const line of lines) context.terminal.print(line);
}

function measured(request: BenchRequest, context: Context): Promise<BenchResult> {
  switch (request.bench) {
    case "cuba":
    case "coba":
    case "linear":
      return benchStepping(request, context);
    case "mnist-rate-400":
    case "mnist-latency-400":
      return benchLearning(request, context);
    case "memory":
      return benchMemory(request, context);
    case "sparsity":
      return benchSparsity(request, context);
  }
}

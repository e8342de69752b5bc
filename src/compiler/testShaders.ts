// For tests: whether WGSL is valid, asked of the compiler of a WebGPU implementation.

export interface ShaderChecker {
  /** Compiles and links; gives every message, warnings too. */
  readonly faultsOf: (code: string, entryPoint: string) => Promise<string[]>;
  readonly dispose: () => void;
}

const held = new Set<GPU>(); // must stay referenced, or Dawn's device goes with it

/** @param gpu - Dawn with the null backend, which checks shaders without a driver */
export async function openShaderChecker(gpu: GPU): Promise<ShaderChecker> {
  held.add(gpu);
  const device = await (await gpu.requestAdapter())!.requestDevice();
  return {
    async faultsOf(code, entryPoint) {
      device.pushErrorScope("validation");
      const module = device.createShaderModule({ code });
      const { messages } = await module.getCompilationInfo();
      device.createComputePipeline({ layout: "auto", compute: { module, entryPoint } });
      const error = await device.popErrorScope();
      return [
        ...messages.map(({ type, message, lineNum }) => `${type} ${lineNum}: ${message}`),
        ...(error ? [error.message] : []),
      ];
    },
    dispose() {
      device.destroy();
      held.delete(gpu);
    },
  };
}

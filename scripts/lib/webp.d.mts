export function animate(stills: Buffer[], width: number, height: number, ms: number): Buffer;

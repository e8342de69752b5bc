export function serveFiles(
  folder: string,
  base?: string,
  headers?: Record<string, string>,
  port?: number,
): Promise<{ url: string; port: number; close: () => Promise<void> }>;

// A plain file host, as many there are: a folder under some path, types by ending, and no special headers.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

/**
 * @param {string} folder
 * @param {string} base - path it is served under, such as "/some/base/"
 * @param {Record<string, string>} headers - sent with every file
 * @param {number} port - 0: any that is free
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>}
 */
export async function serveFiles(folder, base = "/", headers = {}, port = 0) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://host");
    const inside = pathname.startsWith(base)
      ? normalize(decodeURIComponent(pathname.slice(base.length)))
      : null;
    try {
      if (inside === null || inside.startsWith("..")) throw new Error("outside");
      const file = join(folder, inside === "." || inside.endsWith("/") ? join(inside, "index.html") : inside);
      const content = await readFile(file);
      response.writeHead(200, {
        "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
        ...headers,
      });
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const { port: taken } = server.address();
  return {
    url: `http://127.0.0.1:${taken}${base}`,
    port: taken,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

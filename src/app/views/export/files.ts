// What plots save: tables with units in their headers, drawings with their colours written out, pictures as on the page.
import { copy } from "../../copy";
import { notify } from "../../state/runStore";

export interface Table {
  /** name and unit, as "time (ms)" */
  readonly header: readonly string[];
  readonly rows: Iterable<readonly (number | string | null)[]>;
}

/** As RFC 4180 has it; a cell that a table program would take for a formula is given as text. */
export function toCsv({ header, rows }: Table): string {
  const lines = [header.map(cell).join(",")];
  for (const row of rows) lines.push(row.map(cell).join(","));
  return `${lines.join("\r\n")}\r\n`;
}

function cell(value: number | string | null): string {
  if (value === null) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(Number(value.toPrecision(9))) : "";
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function saveCsv(name: string, table: Table): void {
  download(`${name}.csv`, new Blob([toCsv(table)], { type: "text/csv;charset=utf-8" }));
}

export function saveSvg(name: string, svg: SVGSVGElement): void {
  download(`${name}.svg`, new Blob([svgText(svg)], { type: "image/svg+xml" }));
}

/** All canvases and drawings inside an element, one over the other as on the page. */
export async function savePng(name: string, frame: HTMLElement, beforehand?: () => void): Promise<void> {
  const box = frame.getBoundingClientRect();
  const scale = Math.max(2, window.devicePixelRatio);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(box.width * scale);
  canvas.height = Math.round(box.height * scale);
  const context = canvas.getContext("2d");
  if (!context) return;
  context.scale(scale, scale);
  context.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--surface").trim();
  context.fillRect(0, 0, box.width, box.height);
  const layers = [...frame.querySelectorAll<HTMLCanvasElement | SVGSVGElement>("canvas, svg[data-plot]")];
  const images = new Map<Element, HTMLImageElement>();
  for (const layer of layers) if (layer instanceof SVGSVGElement) images.set(layer, await imageOf(layer));
  // a WebGL canvas forgets its picture when the page gets its turn: it is drawn and copied in one go
  beforehand?.();
  for (const layer of layers) {
    const { left, top, width, height } = layer.getBoundingClientRect();
    const image = layer instanceof HTMLCanvasElement ? layer : images.get(layer);
    if (image && width > 0 && height > 0)
      context.drawImage(image, left - box.left, top - box.top, width, height);
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (blob) download(`${name}.png`, blob);
  else notify("bad", copy.plots.notSaved);
}

function download(name: string, blob: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `spikeyard-${name}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Attributes that may hold a colour of the page's style sheet. */
const PAINTS = ["fill", "stroke"] as const;

function svgText(svg: SVGSVGElement): string {
  const copied = svg.cloneNode(true) as SVGSVGElement;
  const style = getComputedStyle(document.documentElement);
  for (const element of copied.querySelectorAll("*")) {
    for (const paint of PAINTS) {
      const token = /^var\((--[a-z-]+)\)$/.exec(element.getAttribute(paint) ?? "")?.[1];
      if (token) element.setAttribute(paint, style.getPropertyValue(token).trim());
    }
  }
  const { width, height } = svg.getBoundingClientRect();
  copied.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copied.setAttribute("width", String(width));
  copied.setAttribute("height", String(height));
  copied.setAttribute("viewBox", `0 0 ${width} ${height}`);
  copied.setAttribute("font-family", getComputedStyle(svg).fontFamily);
  copied.setAttribute("font-size", "11");
  copied.setAttribute("visibility", "visible");
  return new XMLSerializer().serializeToString(copied);
}

async function imageOf(svg: SVGSVGElement): Promise<HTMLImageElement> {
  const image = new Image();
  const url = URL.createObjectURL(new Blob([svgText(svg)], { type: "image/svg+xml" }));
  try {
    image.src = url;
    await image.decode();
  } finally {
    URL.revokeObjectURL(url);
  }
  return image;
}

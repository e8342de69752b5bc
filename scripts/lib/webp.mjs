// A moving picture out of still ones: WebP files of one size as frames of one animated WebP file.
// The format: https://developers.google.com/speed/webp/docs/riff_container

/** @param {Buffer[]} stills - WebP files, all `width` by `height` @param {number} ms - that each frame is shown */
export function animate(stills, width, height, ms) {
  const header = Buffer.alloc(10);
  header[0] = 0x02; // flag: animation
  header.writeUIntLE(width - 1, 4, 3);
  header.writeUIntLE(height - 1, 7, 3);
  const loop = Buffer.alloc(6); // no background, for ever
  const frames = stills.map((still) => {
    const place = Buffer.alloc(16);
    place.writeUIntLE(width - 1, 6, 3);
    place.writeUIntLE(height - 1, 9, 3);
    place.writeUIntLE(ms, 12, 3);
    place[15] = 0x02; // each frame is whole: nothing of the last one shows through
    return chunk("ANMF", Buffer.concat([place, picture(still)]));
  });
  const body = Buffer.concat([Buffer.from("WEBP"), chunk("VP8X", header), chunk("ANIM", loop), ...frames]);
  return chunk("RIFF", body);
}

/** The chunk of a still that holds its pixels. @throws if there is none */
function picture(still) {
  for (let at = 12; at + 8 <= still.length; ) {
    const size = still.readUInt32LE(at + 4);
    const name = still.toString("latin1", at, at + 4);
    if (name === "VP8 " || name === "VP8L") return chunk(name, still.subarray(at + 8, at + 8 + size));
    at += 8 + size + (size % 2);
  }
  throw new Error("not a WebP file with a picture");
}

function chunk(name, data) {
  const head = Buffer.alloc(8);
  head.write(name, 0, "latin1");
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

// Writes IDX, the format of the MNIST files: a magic number, big-endian sizes, then one byte a value.
// Used by the data preparation and, as the other half of a round trip, by the tests of the loader.

/**
 * @param {number} count
 * @param {number} rows
 * @param {number} columns
 * @param {Uint8Array} pixels shape `[count, rows, columns]`
 */
export function encodeImages(count, rows, columns, pixels) {
  return encode([count, rows, columns], pixels);
}

/** @param {Uint8Array} labels shape `[count]` */
export function encodeLabels(labels) {
  return encode([labels.length], labels);
}

/** @param {number[]} sizes @param {Uint8Array} values */
function encode(sizes, values) {
  const bytes = new Uint8Array(4 + 4 * sizes.length + values.length);
  const view = new DataView(bytes.buffer);
  bytes[2] = 0x08; // unsigned bytes
  bytes[3] = sizes.length;
  sizes.forEach((size, i) => {
    view.setUint32(4 + 4 * i, size);
  });
  bytes.set(values, 4 + 4 * sizes.length);
  return bytes;
}

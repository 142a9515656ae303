import UPNG from 'upng-js';

/** One image of an animation: a PNG as the browser takes it, and how long it stands, in milliseconds. */
export interface Frame {
  readonly png: Buffer;
  readonly delay: number;
}

/** An interface has few colours: with more than this nobody sees a difference, and the file doubles. */
const COLOURS = 256;

/** A PNG with a palette of at most 256 colours: what a picture of an interface needs. */
export function encodePicture(png: Buffer): Buffer {
  return encode([{ png, delay: 0 }]);
}

/** An animated PNG that repeats for ever. All frames must have the size of the first. */
export function encodeAnimation(frames: readonly Frame[]): Buffer {
  return encode(frames);
}

function encode(frames: readonly Frame[]): Buffer {
  const images = frames.map(({ png }) => UPNG.decode(bytesOf(png)));
  const [first] = images;
  if (first === undefined) throw new Error('There is nothing to encode.');
  const { width, height } = first;
  const odd = images.find((image) => image.width !== width || image.height !== height);
  if (odd !== undefined)
    throw new Error(`A frame is ${odd.width} × ${odd.height}, and the first ${width} × ${height}.`);
  const pixels = images.map((image) => UPNG.toRGBA8(image)[0] ?? new ArrayBuffer(0));
  const delays = frames.map(({ delay }) => delay);
  return Buffer.from(UPNG.encode(pixels, width, height, COLOURS, delays));
}

/** The bytes alone: a small Buffer is a part of a larger piece of memory. */
/** The bytes of a PNG, as the decoder takes them. */
export function bytesOf(png: Buffer): ArrayBuffer {
  return new Uint8Array(png).buffer;
}

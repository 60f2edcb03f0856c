"""Makes a flat drawing's PNG small: 8 bits a pixel with a palette, in place of 24 or 32.

shrink(data) takes what rsvg-convert writes (8-bit RGB or RGBA, not interlaced). The drawing's own
colours stay exact; edges keep 16 steps between two of them, which the eye cannot tell from 256.
"""
import collections
import struct
import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"
EXACT = 8  # colours


def chunks(data):
    at = len(SIGNATURE)
    while at < len(data):
        size, = struct.unpack_from(">I", data, at)
        yield data[at + 4:at + 8], data[at + 8:at + 8 + size]
        at += size + 12


def paeth(left, up, corner):
    guess = left + up - corner
    distances = (abs(guess - left), abs(guess - up), abs(guess - corner))
    return (left, up, corner)[distances.index(min(distances))]


def unfilter(rows, size, stride, height):
    """The pixels' bytes, row by row, from the filtered rows of a PNG with `size` bytes a pixel."""
    before = bytearray(stride)
    for number in range(height):
        kind = rows[number * (stride + 1)]
        row = bytearray(rows[number * (stride + 1) + 1:(number + 1) * (stride + 1)])
        for i in range(stride):
            left = row[i - size] if i >= size else 0
            corner = before[i - size] if i >= size else 0
            add = (0, left, before[i], (left + before[i]) // 2,
                   paeth(left, before[i], corner))[kind]
            row[i] = (row[i] + add) & 255
        yield row
        before = row


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def rounded(color):
    if color[3] == 0:
        return bytes(4)
    return bytes((value + 8) // 17 * 17 for value in color)


def shrink(data):
    parts = list(chunks(data))
    header = dict(parts)[b"IHDR"]
    width, height, depth, kind = struct.unpack_from(">IIBB", header)
    if depth != 8 or kind not in (2, 6) or header[12] != 0:
        return data
    size = 4 if kind == 6 else 3
    rows = zlib.decompress(b"".join(body for name, body in parts if name == b"IDAT"))
    colors = [bytes(row[at:at + size]) + b"\xff" * (4 - size)
              for row in unfilter(rows, size, width * size, height)
              for at in range(0, len(row), size)]
    exact = {color for color, _ in collections.Counter(colors).most_common(EXACT)}
    palette = {}
    numbers = [palette.setdefault(color if color in exact else rounded(color), len(palette)) & 255
               for color in colors]
    pixels = b"".join(b"\0" + bytes(numbers[at:at + width])
                      for at in range(0, len(numbers), width))
    if len(palette) > 256:
        return data
    return b"".join([
        SIGNATURE, chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
        chunk(b"PLTE", b"".join(color[:3] for color in palette)),
        chunk(b"tRNS", bytes(color[3] for color in palette)),
        chunk(b"IDAT", zlib.compress(pixels, 9)), chunk(b"IEND", b"")])

// The bytes in which C++ and library_store.js hand each other what a store holds: the same as in
// src/platform/store_bytes.hpp.
mergeInto(LibraryManager.library, {
  $TovBytes: {
    // area u8 | key u64 | size u32 | bytes, again and again; little endian
    pack: function (entries) {
      var total = 0;
      entries.forEach(function (entry) { total += 13 + entry.value.length; });
      var bytes = new Uint8Array(total);
      var view = new DataView(bytes.buffer);
      var at = 0;
      entries.forEach(function (entry) {
        view.setUint8(at, entry.area);
        view.setUint32(at + 1, entry.key % 4294967296, true);
        view.setUint32(at + 5, Math.floor(entry.key / 4294967296), true);
        view.setUint32(at + 9, entry.value.length, true);
        bytes.set(entry.value, at + 13);
        at += 13 + entry.value.length;
      });
      return bytes;
    },
    // Takes apart what pack made. Throws a RangeError when it is cut.
    entries: function (bytes) {
      var view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
      var entries = [];
      for (var at = 0; at < bytes.length;) {
        var size = view.getUint32(at + 9, true);
        if (size > bytes.length - at - 13) throw new RangeError('');
        entries.push({
          area: view.getUint8(at),
          key: view.getUint32(at + 1, true) + 4294967296 * view.getUint32(at + 5, true),
          value: bytes.slice(at + 13, at + 13 + size),
        });
        at += 13 + size;
      }
      return entries;
    },
    // As pack, with a `has value` u8 after the area; a write without a value deletes the key.
    unpack: function (bytes) {
      var view = new DataView(bytes.buffer);
      var writes = [];
      for (var at = 0; at < bytes.length;) {
        var size = view.getUint32(at + 10, true);
        writes.push({
          area: view.getUint8(at),
          key: view.getUint32(at + 2, true) + 4294967296 * view.getUint32(at + 6, true),
          value: view.getUint8(at + 1) ? bytes.slice(at + 14, at + 14 + size) : null,
        });
        at += 14 + size;
      }
      return writes;
    },
  },
});

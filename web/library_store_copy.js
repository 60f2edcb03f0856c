// A second copy of what only this device has: identity, unsent changes, refusals, lock. Chromium
// deletes a whole database that it finds damaged after a crash; then the next start goes on from
// here, and only what the server has is fetched again.
//
// One file a database in the origin's private file system, replaced as a whole (File System
// Standard, createWritable), with the values as the database has them: sealed ones stay sealed.
// A commit that only says what can be had again does not touch it. A device without such files, or
// without room for them, has the database alone. Databases that share a lock belong together: one
// of them brought back alone would be of no use, so they have no copy.
mergeInto(LibraryManager.library, {
  $TovCopy__deps: ['$TovBytes'],
  $TovCopy: {
    KEPT: [0, 1, 3, 4, 5, 7],  // of TovStore.AREAS: all but pages and journal
    PATIENCE_MS: 2000,
    turns: {},  // database -> promise that all that was begun with its file is done

    // One after the other, though nobody waited for the one before: an old copy never replaces a
    // newer one, and what is forgotten does not come back.
    in_turn: function (name, work) {
      var before = TovCopy.turns[name] || Promise.resolve();
      return TovCopy.turns[name] = before.then(work).catch(function (error) {
        if (error.name !== 'NotFoundError') console.warn('no second copy: ' + error.name);
      });
    },
    file: async function (name, options) {
      var folder = await navigator['storage']['getDirectory']();
      return folder['getFileHandle'](name + '.copy', options);
    },
    // `entries`: all of a database, before they are revealed.
    begin: function (handle, entries) {
      handle.copy = {};
      TovCopy.note(handle, entries);
    },
    note: function (handle, writes) {
      writes.forEach(function (write) {
        if (TovCopy.KEPT.indexOf(write.area) < 0) return;
        var place = write.area + '/' + write.key;
        if (write.value) {
          handle.copy[place] = { area: write.area, key: write.key, value: write.value };
        } else {
          delete handle.copy[place];
        }
      });
    },
    keep: async function (handle) {
      if (handle.name !== handle.lock || handle.lost || !navigator['storage']) return;
      var bytes = TovBytes.pack(Object.keys(handle.copy).map(function (place) {
        return handle.copy[place];
      }));
      var late = new Promise(function (done) { setTimeout(done, TovCopy.PATIENCE_MS); });
      var write = TovCopy.write.bind(null, handle.name, bytes);
      await Promise.race([late, TovCopy.in_turn(handle.name, write)]);
    },
    write: async function (name, bytes) {
      var file = await TovCopy.file(name, { 'create': true });
      var stream = await file['createWritable']();
      await stream['write'](bytes);
      await stream['close']();
    },
    // Empty when there is none.
    read: async function (handle) {
      if (handle.name !== handle.lock || !navigator['storage']) return [];
      var entries = await TovCopy.in_turn(handle.name, async function () {
        var file = await (await TovCopy.file(handle.name, {}))['getFile']();
        return TovBytes.entries(new Uint8Array(await file['arrayBuffer']()));
      });
      return entries || [];
    },
    forget: function (name) {
      if (!navigator['storage']) return Promise.resolve();
      return TovCopy.in_turn(name, async function () {
        var folder = await navigator['storage']['getDirectory']();
        await folder['removeEntry'](name + '.copy');
      });
    },
  },
});

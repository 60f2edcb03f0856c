// The device's databases in IndexedDB: five areas of (number -> bytes), one transaction a commit.
//
// Saved means the transaction's `complete` event, with durability 'strict' where asked. After a
// failure the connection is dropped and opened again, at most three times, before the failure is
// told. One writer: a Web Lock a group of databases, and a random mark in `owner` that every
// writing transaction checks, because a frozen page may lose its lock without being told.
mergeInto(LibraryManager.library, {
  $TovStore__deps: ['$TovDevice'],
  $TovStore: {
    AREAS: ['meta', 'outbox', 'pages', 'review', 'settings'],
    TRIES: 3,
    PATIENCE_MS: 15000,
    LOCK_TRIES: 8,  // long enough for the page before a reload to go away
    LOCK_PAUSE_MS: 100,
    handles: {},
    locks: {},    // lock -> { users, release, granted } of this page
    closing: {},  // database -> promise that its last handle has written and closed

    // ---- one writer ----
    hold: function (handle, take_over) {
      var locks = navigator['locks'];
      if (!locks) return Promise.resolve(true);
      var name = handle.lock;
      var held = TovStore.locks[name];
      if (held) {
        held.users.push(handle);
        return held.granted;
      }
      var lock = TovStore.locks[name] = { users: [handle], release: null, granted: null };
      lock.granted = new Promise(function (granted) {
        var tries = 0;
        var options = take_over ? { 'steal': true } : { 'ifAvailable': true };
        var ask = function () {
          locks['request'](name, options, function (held) {
            if (held) {
              granted(true);
              return new Promise(function (release) { lock.release = release; });
            }
            if (++tries < TovStore.LOCK_TRIES) {
              setTimeout(ask, TovStore.LOCK_PAUSE_MS);
            } else {
              gone();
            }
          }).catch(gone);
        };
        var gone = function () {  // another page has it, or took it from us
          if (TovStore.locks[name] === lock) delete TovStore.locks[name];
          granted(false);
          lock.users.forEach(TovStore.lose);
        };
        ask();
      });
      return lock.granted;
    },
    let_go: function (handle) {
      var lock = TovStore.locks[handle.lock];
      if (!lock || lock.users.indexOf(handle) < 0) return;
      lock.users = lock.users.filter(function (user) { return user !== handle; });
      if (lock.users.length) return;
      delete TovStore.locks[handle.lock];
      if (lock.release) lock.release();
    },
    lose: function (handle) {
      if (handle.lost) return;
      handle.lost = true;
      TovStore.drop(handle);
      if (!handle.closed) TovDevice.tell(handle.id, TovDevice.LOST, 0, 0, null);
    },

    // ---- connection ----
    drop: function (handle) {
      if (handle.db) handle.db.close();
      handle.db = null;
    },
    connect: function (handle) {
      if (handle.db) return Promise.resolve(handle.db);
      return new Promise(function (done, fail) {
        var request = indexedDB.open(handle.name, 1);
        request.onupgradeneeded = function () {
          TovStore.AREAS.concat('owner').forEach(function (area) {
            request.result.createObjectStore(area);
          });
        };
        request.onerror = function () { fail(request.error); };
        request.onsuccess = function () {
          var db = request.result;
          TovStore.drop(handle);
          handle.db = db;
          db.onversionchange = function () { TovStore.lose(handle); };  // being deleted
          db.onclose = function () { if (handle.db === db) handle.db = null; };
          done(db);
        };
      });
    },
    within: function (promise) {
      var timer = 0;
      var late = new Promise(function (done, fail) {
        timer = setTimeout(function () {
          fail(new DOMException('', 'TimeoutError'));
        }, TovStore.PATIENCE_MS);
      });
      return Promise.race([promise, late]).finally(function () { clearTimeout(timer); });
    },
    attempt: async function (handle, work) {
      for (var tries = 1; ; ++tries) {
        if (handle.lost) throw new DOMException('', 'InvalidStateError');
        try {
          return await TovStore.within(TovStore.connect(handle).then(work));
        } catch (error) {
          TovStore.drop(handle);
          if (tries === TovStore.TRIES || error.name === 'QuotaExceededError') throw error;
        }
      }
    },
    begin: function (db, strict) {
      return db.transaction(TovStore.AREAS.concat('owner'), 'readwrite',
        { 'durability': strict ? 'strict' : 'relaxed' });
    },

    // ---- reading everything, and becoming its writer ----
    load: function (handle, db) {
      return new Promise(function (done, fail) {
        var mark = Array.from(crypto.getRandomValues(new Uint32Array(2))).join('-');
        var transaction = TovStore.begin(db, true);
        var found = TovStore.AREAS.map(function (area) {
          var store = transaction.objectStore(area);
          return { keys: store.getAllKeys(), values: store.getAll() };
        });
        transaction.objectStore('owner').put(mark, 'mark');
        transaction.onabort = function () { fail(transaction.error); };
        transaction.oncomplete = function () {
          handle.mark = mark;
          done(TovStore.pack(found));
        };
      });
    },
    // area u8 | key u64 | size u32 | bytes, again and again; little endian
    pack: function (found) {
      var total = 0;
      found.forEach(function (area) {
        area.values.result.forEach(function (value) { total += 13 + value.length; });
      });
      var bytes = new Uint8Array(total);
      var view = new DataView(bytes.buffer);
      var at = 0;
      found.forEach(function (area, index) {
        area.values.result.forEach(function (value, row) {
          var key = area.keys.result[row];
          view.setUint8(at, index);
          view.setUint32(at + 1, key % 4294967296, true);
          view.setUint32(at + 5, Math.floor(key / 4294967296), true);
          view.setUint32(at + 9, value.length, true);
          bytes.set(value, at + 13);
          at += 13 + value.length;
        });
      });
      return bytes;
    },

    // ---- writing ----
    // As pack, with a `has value` u8 after the area; a write without a value deletes the key.
    unpack: function (bytes, each) {
      var view = new DataView(bytes.buffer);
      for (var at = 0; at < bytes.length;) {
        var area = TovStore.AREAS[view.getUint8(at)];
        var key = view.getUint32(at + 2, true) + 4294967296 * view.getUint32(at + 6, true);
        var size = view.getUint32(at + 10, true);
        var value = view.getUint8(at + 1) ? bytes.slice(at + 14, at + 14 + size) : null;
        each(area, key, value);
        at += 14 + size;
      }
    },
    write: function (handle, job, db) {
      return new Promise(function (done, fail) {
        var transaction = TovStore.begin(db, job.strict);
        var reason = null;
        var owner = transaction.objectStore('owner').get('mark');
        owner.onsuccess = function () {
          if (owner.result !== handle.mark) {
            // No mark at all: the browser emptied the database under us.
            reason = new DOMException('', owner.result ? 'LostError' : 'EmptiedError');
            transaction.abort();
            return;
          }
          TovStore.unpack(job.bytes, function (area, key, value) {
            var store = transaction.objectStore(area);
            if (value) {
              store.put(value, key);
            } else {
              store.delete(key);
            }
          });
        };
        transaction.onabort = function () {
          if (reason && reason.name === 'LostError') TovStore.lose(handle);
          fail(reason || transaction.error || new DOMException('', 'AbortError'));
        };
        transaction.oncomplete = function () { done(); };
      });
    },
    code_of: function (error) {
      var full = error && error.name === 'QuotaExceededError';
      return full ? TovDevice.STORAGE_FULL : TovDevice.STORAGE_FAILED;
    },
    // One commit after the other, so that they complete in order.
    pump: async function (handle) {
      if (handle.busy) return;
      handle.busy = true;
      while (handle.queue.length) {
        var job = handle.queue.shift();
        var code = 0;
        var why = null;
        try {
          await TovStore.attempt(handle, TovStore.write.bind(null, handle, job));
        } catch (error) {
          code = TovStore.code_of(error);
          why = TovDevice.text(String(error && error.name));
        }
        if (!handle.closed) TovDevice.tell(handle.id, TovDevice.COMMITTED, code, job.ticket, why);
      }
      handle.busy = false;
      if (handle.finish) handle.finish();
    },

    // ---- opening, closing, wiping ----
    open: async function (handle, take_over) {
      try {
        await TovStore.closing[handle.name];
        if (!await TovStore.hold(handle, take_over)) {
          TovStore.lose(handle);
          return;
        }
        var bytes = await TovStore.attempt(handle, TovStore.load.bind(null, handle));
        if (handle.closed) {
          TovStore.drop(handle);
        } else {
          TovDevice.tell(handle.id, TovDevice.OPENED, 0, 0, bytes);
        }
      } catch (error) {
        if (handle.closed || handle.lost) return;
        TovDevice.tell(handle.id, TovDevice.OPENED, TovStore.code_of(error), 0,
          TovDevice.text(String(error && error.name)));
      }
    },
    // What is queued is still written.
    close: function (handle) {
      handle.closed = true;
      delete TovStore.handles[handle.id];
      TovStore.closing[handle.name] = new Promise(function (closed) {
        handle.finish = function () {
          TovStore.drop(handle);
          TovStore.let_go(handle);
          closed();
        };
      });
      if (!handle.busy) handle.finish();
    },
    wipe: async function (id, name) {
      await TovStore.closing[name];
      var code = 0;
      try {
        await TovStore.within(new Promise(function (done, fail) {
          var request = indexedDB.deleteDatabase(name);  // other pages let go: onversionchange
          request.onsuccess = function () { done(); };
          request.onerror = function () { fail(request.error); };
        }));
      } catch (error) {
        code = TovStore.code_of(error);
      }
      TovDevice.tell(id, TovDevice.WIPED, code, 0, null);
    },
  },

  tov_store_open__deps: ['$TovStore'],
  tov_store_open: function (id, name, lock, take_over) {
    var handle = {
      id: id, name: UTF8ToString(name), lock: UTF8ToString(lock), db: null, mark: '',
      queue: [], busy: false, lost: false, closed: false, finish: null,
    };
    TovStore.handles[id] = handle;
    TovStore.open(handle, take_over);
  },

  tov_store_commit__deps: ['$TovStore'],
  tov_store_commit: function (id, ticket, at, size, strict) {
    var handle = TovStore.handles[id];
    handle.queue.push({ ticket: ticket, bytes: HEAPU8.slice(at, at + size), strict: strict });
    TovStore.pump(handle);
  },

  tov_store_close__deps: ['$TovStore'],
  tov_store_close: function (id) {
    var handle = TovStore.handles[id];
    if (handle) TovStore.close(handle);
  },

  tov_store_wipe__deps: ['$TovStore'],
  tov_store_wipe: function (id, name) {
    TovStore.wipe(id, UTF8ToString(name));
  },
});

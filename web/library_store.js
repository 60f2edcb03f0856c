// The device's databases in IndexedDB: eight areas of (number -> bytes), one transaction a commit.
//
// Saved means the transaction's `complete` event, with durability 'strict' where asked. After a
// failure the connection is dropped and opened again, at most three times, before the failure is
// told. One writer: a Web Lock a group of databases, and a random mark in `owner` that every
// writing transaction checks, because a frozen page may lose its lock without being told; a page
// that wakes looks at the mark at once. No mark at all: the store was deleted behind our back.
// Then nothing is written until C++ founds it anew with everything that it has.
//
// A store whose area `lock` holds something is sealed: every value of the other areas is encrypted
// (library_keys.js). The first write to `lock` seals all that is there in its own transaction.
mergeInto(LibraryManager.library, {
  $TovStore__deps: ['$TovDevice', '$TovKeys', '$TovBytes', '$TovLock', '$TovCopy'],
  $TovStore: {
    AREAS: ['meta', 'outbox', 'pages', 'review', 'settings', 'lock', 'journal', 'parcels'],
    LOCK: 5,  // its place among them
    VERSION: 3,  // 1 had neither lock nor journal, 2 no parcels
    TRIES: 3,
    PATIENCE_MS: 15000,
    watched: false,
    handles: {},
    closing: {},  // database -> promise that its last handle has written and closed

    // ---- one writer ----
    lose: function (handle) {
      if (handle.lost) return;
      handle.lost = true;
      TovStore.drop(handle);
      if (!handle.closed) TovDevice.tell(handle.id, TovDevice.LOST, 0, 0, null);
    },
    emptied: function (handle) {
      TovStore.drop(handle);
      if (handle.lost || handle.emptied || !handle.mark) return;
      handle.emptied = true;
      handle.founds = false;
      if (!handle.closed) TovDevice.tell(handle.id, TovDevice.EMPTIED, 0, 0, null);
    },
    // Whether the store is still ours.
    look: function (handle) {
      if (handle.lost || handle.emptied || handle.closed || !handle.mark) return;
      TovStore.attempt(handle, TovStore.read_mark).then(function (mark) {
        if (handle.emptied || handle.founds) return;
        if (!mark) TovStore.emptied(handle);
        else if (mark !== handle.mark && mark !== handle.before) TovStore.lose(handle);
      }, function () {
        return;  // the next commit says what is wrong
      });
    },
    look_at_all: function () {
      if (document.hidden) return;
      Object.keys(TovStore.handles).forEach(function (id) {
        TovStore.look(TovStore.handles[id]);
      });
    },
    read_mark: function (db) {
      return new Promise(function (done, fail) {
        var transaction = db.transaction('owner', 'readonly');
        var mark = transaction.objectStore('owner').get('mark');
        transaction.onabort = function () { fail(transaction.error); };
        transaction.oncomplete = function () { done(mark.result); };
      });
    },
    watch: function () {
      if (TovStore.watched) return;
      TovStore.watched = true;
      document.addEventListener('visibilitychange', TovStore.look_at_all);
      document.addEventListener('resume', TovStore.look_at_all);
      window.addEventListener('pageshow', TovStore.look_at_all);
    },

    // ---- connection ----
    drop: function (handle) {
      if (handle.db) handle.db.close();
      handle.db = null;
    },
    connect: function (handle) {
      if (handle.db) return Promise.resolve(handle.db);
      return new Promise(function (done, fail) {
        var request = indexedDB.open(handle.name, TovStore.VERSION);
        request.onupgradeneeded = function () {
          var there = request.result.objectStoreNames;
          TovStore.AREAS.concat('owner').forEach(function (area) {
            if (!there.contains(area)) request.result.createObjectStore(area);
          });
        };
        request.onerror = function () { fail(request.error); };
        request.onsuccess = function () {
          var db = request.result;
          TovStore.drop(handle);
          handle.db = db;
          db.onversionchange = function (event) {  // wants it closed: to delete it, or a newer app
            (event.newVersion === null ? TovStore.emptied : TovStore.lose)(handle);
          };
          db.onclose = function () {  // the browser closed it: a fault, or site data were cleared
            if (handle.db !== db) return;
            handle.db = null;
            TovStore.look(handle);
          };
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
        if (handle.emptied) throw new DOMException('', 'EmptiedError');
        try {
          return await TovStore.within(TovStore.connect(handle).then(work));
        } catch (error) {
          TovStore.drop(handle);
          if (tries === TovStore.TRIES || TovStore.is_final(error)) throw error;
        }
      }
    },
    is_final: function (error) {
      return ['QuotaExceededError', 'LostError', 'EmptiedError'].indexOf(error.name) >= 0;
    },
    begin: function (db, strict) {
      return db.transaction(TovStore.AREAS.concat('owner'), 'readwrite',
        { 'durability': strict ? 'strict' : 'relaxed' });
    },

    // ---- reading everything, and becoming its writer ----
    // Everything as { area, key, value }; `mark`, when given, becomes the writer's. `found.mark` is
    // the one that was there.
    read: function (mark, db) {
      return new Promise(function (done, fail) {
        var transaction = TovStore.begin(db, true);
        var found = TovStore.AREAS.map(function (area) {
          var store = transaction.objectStore(area);
          return { keys: store.getAllKeys(), values: store.getAll() };
        });
        var owner = transaction.objectStore('owner');
        var before = owner.get('mark');
        if (mark) owner.put(mark, 'mark');
        transaction.onabort = function () { fail(transaction.error); };
        transaction.oncomplete = function () {
          var entries = [];
          entries.mark = before.result;
          found.forEach(function (area, index) {
            area.values.result.forEach(function (value, row) {
              entries.push({ area: index, key: area.keys.result[row], value: value });
            });
          });
          done(entries);
        };
      });
    },
    // While it is locked, all that can be read of a sealed store is its lock.
    load: async function (handle, db) {
      var mark = Array.from(crypto.getRandomValues(new Uint32Array(2))).join('-');
      var entries;
      handle.before = null;
      try {
        entries = await TovStore.read(mark, db);
      } catch (error) {
        if (error.name !== 'QuotaExceededError') throw error;
        // No room for our mark: all can be read and saved as a file, and it comes with the first
        // write.
        entries = await TovStore.read('', db);
        if (!entries.mark) throw error;
        handle.before = entries.mark;
      }
      handle.mark = mark;
      if (!entries.length) entries = await TovStore.bring_back(handle, db);
      TovCopy.begin(handle, entries);
      handle.sealed = entries.some(TovStore.is_lock);
      handle.key = handle.sealed && TovKeys.open[handle.name] || null;
      if (handle.sealed && !handle.key) entries = entries.filter(TovStore.is_lock);
      if (handle.key) entries = await Promise.all(entries.map(async function (entry) {
        if (TovStore.is_lock(entry)) return entry;
        var value = await TovKeys.reveal(handle.key, entry);
        return { area: entry.area, key: entry.key, value: value };
      }));
      return TovBytes.pack(entries);
    },
    // The database is empty: what the second copy has goes into it.
    bring_back: async function (handle, db) {
      var entries = await TovCopy.read(handle);
      if (entries.length) {
        await TovStore.write(handle, { strict: true, writes: entries }, db);
      }
      return entries;
    },
    is_lock: function (entry) {
      return entry.area === TovStore.LOCK;
    },

    // ---- writing ----
    // Encrypts before the transaction begins: one may not wait for anything else.
    prepare: async function (handle, job) {
      job.writes = TovBytes.unpack(job.bytes);
      job.seals = !handle.sealed && job.writes.some(TovStore.is_lock);
      // What was locked is never written in the clear.
      if (handle.must_seal && !job.seals) throw new DOMException('', 'InvalidStateError');
      if (!handle.sealed && !job.seals) return;
      job.key = job.seals ? TovKeys.open[handle.name] : handle.key;
      if (job.seals && handle.founder !== job) {
        var all = await TovStore.attempt(handle, TovStore.read.bind(null, ''));
        job.writes = all.concat(job.writes);
      }
      await Promise.all(job.writes.map(async function (write) {
        if (!write.value || TovStore.is_lock(write)) return;
        if (!job.key) throw new DOMException('', 'InvalidStateError');  // locked
        write.value = await TovKeys.seal(job.key, write);
      }));
    },
    write: function (handle, job, db) {
      return new Promise(function (done, fail) {
        var transaction = TovStore.begin(db, job.strict);
        var reason = null;
        var owner = transaction.objectStore('owner').get('mark');
        owner.onsuccess = function () {
          var anew = owner.result ? owner.result === handle.before : handle.founder === job;
          if (anew) {
            transaction.objectStore('owner').put(handle.mark, 'mark');
          } else if (owner.result !== handle.mark) {
            reason = new DOMException('', owner.result ? 'LostError' : 'EmptiedError');
            transaction.abort();
            return;
          }
          job.writes.forEach(function (write) {
            var store = transaction.objectStore(TovStore.AREAS[write.area]);
            if (write.value) {
              store.put(write.value, write.key);
            } else {
              store.delete(write.key);
            }
          });
        };
        transaction.onabort = function () {
          if (reason && owner.result) TovStore.lose(handle);
          else if (reason && !handle.founds) TovStore.emptied(handle);
          fail(reason || transaction.error || new DOMException('', 'AbortError'));
        };
        transaction.oncomplete = function () {
          if (job.seals) {
            handle.sealed = true;
            handle.must_seal = false;
            handle.key = job.key;
          }
          if (handle.founder === job) {
            handle.founds = false;
            TovCopy.begin(handle, []);
          }
          TovCopy.note(handle, job.writes);
          handle.before = null;
          done();
        };
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
          await TovStore.prepare(handle, job);
          await TovStore.attempt(handle, TovStore.write.bind(null, handle, job));
          if (job.strict) await TovCopy.keep(handle);
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
      TovStore.watch();
      try {
        await TovStore.closing[handle.name];
        if (!await TovLock.hold(handle, take_over)) {
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
          TovLock.let_go(handle);
          closed();
        };
      });
      if (!handle.busy) handle.finish();
    },
    wipe: async function (id, name) {
      await TovStore.closing[name];
      delete TovKeys.open[name];
      await TovCopy.forget(name);
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
      queue: [], busy: false, lost: false, closed: false, finish: null, sealed: false, key: null,
      // emptied: deleted behind our back, and not told yet what to do; founds: the founder, the
      // next commit, makes it anew, and locks it when it was locked.
      emptied: false, founds: false, founder: null, must_seal: false, before: null,
      copy: {},  // what TovCopy keeps
    };
    TovStore.handles[id] = handle;
    TovStore.open(handle, take_over);
  },

  tov_store_commit__deps: ['$TovStore'],
  tov_store_commit: function (id, ticket, at, size, strict) {
    var handle = TovStore.handles[id];
    var job = { ticket: ticket, bytes: HEAPU8.slice(at, at + size), strict: strict };
    if (handle.founds && !handle.founder) handle.founder = job;
    handle.queue.push(job);
    TovStore.pump(handle);
  },

  tov_store_refound__deps: ['$TovStore'],
  tov_store_refound: function (id) {
    var handle = TovStore.handles[id];
    handle.must_seal = handle.must_seal || handle.sealed;
    handle.sealed = false;
    handle.key = null;
    handle.emptied = false;
    handle.founds = true;
    handle.founder = null;
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

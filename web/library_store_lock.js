// Which page may write to a group of databases: it holds a Web Lock until another takes it over.
mergeInto(LibraryManager.library, {
  $TovLock: {
    TRIES: 8,  // long enough for the page before a reload to go away
    PAUSE_MS: 100,
    locks: {},  // lock -> { users, release, granted } of this page

    hold: function (handle, take_over) {
      var locks = navigator['locks'];
      if (!locks) return Promise.resolve(true);
      var name = handle.lock;
      var held = TovLock.locks[name];
      if (held) {
        held.users.push(handle);
        return held.granted;
      }
      var lock = TovLock.locks[name] = { users: [handle], release: null, granted: null };
      lock.granted = new Promise(function (granted) {
        var tries = 0;
        var options = take_over ? { 'steal': true } : { 'ifAvailable': true };
        var ask = function () {
          locks['request'](name, options, function (held) {
            if (held) {
              granted(true);
              return new Promise(function (release) { lock.release = release; });
            }
            if (++tries < TovLock.TRIES) {
              setTimeout(ask, TovLock.PAUSE_MS);
            } else {
              gone();
            }
          }).catch(gone);
        };
        var gone = function () {  // another page has it, or took it from us
          if (TovLock.locks[name] === lock) delete TovLock.locks[name];
          granted(false);
          lock.users.forEach(TovStore.lose);
        };
        ask();
      });
      return lock.granted;
    },
    let_go: function (handle) {
      var lock = TovLock.locks[handle.lock];
      if (!lock || lock.users.indexOf(handle) < 0) return;
      lock.users = lock.users.filter(function (user) { return user !== handle; });
      if (lock.users.length) return;
      delete TovLock.locks[handle.lock];
      if (lock.release) lock.release();
    },
  },
});

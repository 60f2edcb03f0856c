// What the device gives beside storage and network: random, small settings, storage figures, the
// service worker. Also the one way by which these libraries talk to C++: TovDevice.tell. The codes
// are those of src/platform/world_web.cpp and shared/base/error.hpp.
mergeInto(LibraryManager.library, {
  $TovDevice: {
    OPENED: 0, COMMITTED: 1, LOST: 2, WIPED: 3, ANSWERED: 4, POKED: 5, FIGURES: 6, UPDATE: 7,
    KEYED: 8, EMPTIED: 9, WRONG_PIN: 56,
    NO_NETWORK: 64, SERVER_FAILED: 65, STORAGE_FAILED: 66, STORAGE_FULL: 67,
    callback: 0,
    world: 0,
    kept: {},  // settings when the browser keeps none

    // Hands an event to C++, which frees the bytes.
    tell: function (id, kind, code, number, bytes) {
      var size = bytes ? bytes.length : 0;
      var at = size ? _malloc(size) : 0;
      if (size) HEAPU8.set(bytes, at);
      {{{ makeDynCall('viiiidii', 'TovDevice.callback') }}}(
        TovDevice.world, id, kind, code, number, at, size);
    },
    text: function (words) {
      return new TextEncoder().encode(words);
    },
    to_c: function (words) {
      var size = lengthBytesUTF8(words) + 1;
      var at = _malloc(size);
      stringToUTF8(words, at, size);
      return at;
    },
    // Most telling first: [pattern, name] pairs.
    first: function (names) {
      var found = names.filter(function (name) { return name[0].test(navigator.userAgent); })[0];
      return found ? found[1] : '';
    },
    system: function () {
      var system = TovDevice.first([[/iPad/, 'iPad'], [/iPhone|iPod/, 'iPhone'],
        [/Android/, 'Android'], [/CrOS/, 'ChromeOS'], [/Windows/, 'Windows'], [/Mac/, 'Mac'],
        [/Linux/, 'Linux']]);
      // An iPad that asks for desktop pages says Mac; a Mac has no touch screen.
      return system === 'Mac' && navigator.maxTouchPoints > 1 ? 'iPad' : system;
    },
    // iOS wipes a tab's storage after seven days without a visit, an installed app's not.
    to_install: function () {
      var installed = navigator['standalone'] === true ||
        window.matchMedia('(display-mode: standalone)').matches;
      return !installed && /^iP/.test(TovDevice.system());
    },
    // used, quota, persisted, to install: four numbers in a text
    measure: async function (id) {
      var storage = navigator['storage'];
      if (!storage) return;
      try {
        var found = storage['estimate'] ? await storage['estimate']() : {};
        var kept = storage['persisted'] ? await storage['persisted']() : false;
        var words = [found['usage'] || 0, found['quota'] || 0, kept ? 1 : 0,
          TovDevice.to_install() ? 1 : 0].join(' ');
        TovDevice.tell(id, TovDevice.FIGURES, 0, 0, TovDevice.text(words));
      } catch (error) {
        console.warn('storage estimate: ' + error.name);  // the figures stay as they are
      }
    },
    watch_worker: function (id, registration) {
      // Without a controller this is the first visit: nothing old is being replaced.
      var ready = function () {
        if (navigator['serviceWorker']['controller']) {
          TovDevice.tell(id, TovDevice.UPDATE, 0, 0, null);
        }
      };
      if (registration['waiting']) ready();
      registration.addEventListener('updatefound', function () {
        var worker = registration['installing'];
        if (!worker) return;
        worker.addEventListener('statechange', function () {
          if (worker['state'] === 'installed') ready();
        });
      });
      var looked = Date.now();
      document.addEventListener('visibilitychange', function () {
        if (document.hidden || Date.now() - looked < 3600000) return;
        looked = Date.now();
        registration['update']().catch(function () {
          looked = 0;  // no network: look again next time
        });
      });
    },
  },

  tov_world_start__deps: ['$TovDevice'],
  tov_world_start: function (callback, world) {
    TovDevice.callback = callback;
    TovDevice.world = world;
  },

  tov_random__deps: ['$TovDevice'],
  tov_random: function (at, size) {
    crypto.getRandomValues(HEAPU8.subarray(at, at + size));
  },

  tov_setting_get__deps: ['$TovDevice'],
  tov_setting_get: function (name) {
    var key = 'tovholder.' + UTF8ToString(name);
    var value = TovDevice.kept[key];
    if (value === undefined) {
      try {
        value = window['localStorage']['getItem'](key);
      } catch (error) {
        value = '';  // storage is switched off: what is set lives as long as the page
      }
    }
    return TovDevice.to_c(value || '');
  },

  tov_setting_set__deps: ['$TovDevice'],
  tov_setting_set: function (name, value) {
    var key = 'tovholder.' + UTF8ToString(name);
    var words = UTF8ToString(value);
    TovDevice.kept[key] = words;
    try {
      if (words) {
        window['localStorage']['setItem'](key, words);
      } else {
        window['localStorage']['removeItem'](key);
      }
    } catch (error) {
      console.warn('setting not kept: ' + error.name);
    }
  },

  // "Safari, iPad": what a coordinator reads in the list of devices.
  tov_device_name__deps: ['$TovDevice'],
  tov_device_name: function () {
    var browser = TovDevice.first([[/Edg/, 'Edge'], [/SamsungBrowser/, 'Samsung'], [/OPR/, 'Opera'],
      [/Firefox|FxiOS/, 'Firefox'], [/Chrom|CriOS/, 'Chrome'], [/Safari/, 'Safari']]);
    return TovDevice.to_c([browser, TovDevice.system()].filter(Boolean).join(', ') || 'Browser');
  },

  tov_server_name__deps: ['$TovDevice'],
  tov_server_name: function () {
    return TovDevice.to_c(location.host);
  },

  tov_figures__deps: ['$TovDevice'],
  tov_figures: function (id) {
    TovDevice.measure(id);
  },

  tov_persist__deps: ['$TovDevice'],
  tov_persist: function (id) {
    var storage = navigator['storage'];
    if (!storage || !storage['persist']) return;
    storage['persist']().catch(function () {
      return false;  // refused: figures say so
    }).then(function () {
      TovDevice.measure(id);
    });
  },

  tov_worker_start__deps: ['$TovDevice'],
  tov_worker_start: function (id) {
    var workers = navigator['serviceWorker'];
    if (!workers) return;
    workers['register']('service_worker.js', { 'updateViaCache': 'none' }).then(
      function (registration) {
        TovDevice.watch_worker(id, registration);
      }, function (error) {
        console.warn('no offline start: ' + error.name);  // the app itself works without
      });
  },
});

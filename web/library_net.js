// The way to the server: a WebSocket that carries syncs and says "there is news" while the page is
// in view, and POST with a token whenever that is not open. The server is where the page came from;
// addresses are relative, so a sub-folder works too.
mergeInto(LibraryManager.library, {
  $TovNet__deps: ['$TovDevice'],
  $TovNet: {
    SILENCE_MS: 15000,   // no byte for so long, beside the time to send: requests are lost
    SEND_BYTES_MS: 2,    // half of what 2G does
    STUCK_MS: 4000,      // silent for so long when the network comes back: lost, too
    ANSWER_MAX: 1048576,
    SYNC_ANSWER: 2, FAILURE: 5,  // frame types of shared/wire/frame.hpp
    RETRY_MS: 1000,
    RETRY_MS_MAX: 300000,
    wanted: null,  // { id, token, failures } while pokes are wanted
    socket: null,
    heard_socket: false,  // something came: it works, and the token was right
    waiting: [],          // { id, watch } of the syncs under way on it, which it answers in order
    watches: [],
    timer: 0,
    started: false,

    address: function (path) {
      return new URL(path, document.baseURI);
    },
    // A proxy's error page is not an answer of ours.
    is_frame: function (bytes) {
      return bytes.length > 8 && bytes[0] === 0x54 && bytes[1] === 0x76;
    },
    // Something came: the link works, also for those that wait for their turn on it.
    heard: function () {
      TovNet.watches.forEach(function (watch) { watch.heard(); });
    },
    // Ends a request while nothing is heard. `heard` says that something was.
    watch: function (bytes, give_up) {
      var watch = { at: 0, timer: 0, over: false };
      watch.heard = function () {
        if (watch.over) return;
        clearTimeout(watch.timer);
        watch.at = Date.now();
        watch.timer = setTimeout(watch.give_up, TovNet.SILENCE_MS + bytes / TovNet.SEND_BYTES_MS);
      };
      watch.give_up = function () {
        if (!watch.over) give_up();
      };
      watch.end = function () {
        watch.over = true;
        clearTimeout(watch.timer);
        TovNet.watches = TovNet.watches.filter(function (other) { return other !== watch; });
      };
      TovNet.watches.push(watch);
      watch.heard();
      return watch;
    },
    // The bytes of an answer as they come, so that a slow one is not taken for a lost one.
    read: async function (answer) {
      var reader = answer.body.getReader();
      var bytes = new Uint8Array(0);
      for (;;) {
        var part = await reader.read();
        if (part.done) return bytes;
        TovNet.heard();
        if (bytes.length + part.value.length > TovNet.ANSWER_MAX) throw new RangeError('answer');
        var longer = new Uint8Array(bytes.length + part.value.length);
        longer.set(bytes);
        longer.set(part.value, bytes.length);
        bytes = longer;
      }
    },
    post: async function (id, path, token, body) {
      var stop = new AbortController();
      var watch = TovNet.watch(body.length, function () { stop.abort(); });
      var code = 0;
      var bytes = null;
      var headers = { 'Content-Type': 'application/octet-stream' };
      if (token) headers['Authorization'] = 'Bearer ' + token;
      try {
        // There are no cookies; "omit" would open a connection of its own.
        var answer = await fetch(TovNet.address(path), {
          'method': 'POST', 'headers': headers, 'body': body, 'signal': stop.signal,
          'cache': 'no-store', 'credentials': 'same-origin', 'redirect': 'error',
        });
        TovNet.heard();
        bytes = await TovNet.read(answer);
        if (!TovNet.is_frame(bytes)) {
          code = TovDevice.SERVER_FAILED;
          bytes = TovDevice.text(String(answer.status));
        }
      } catch (error) {
        code = error instanceof RangeError ? TovDevice.SERVER_FAILED : TovDevice.NO_NETWORK;
        bytes = TovDevice.text(String(error && error.name));
      }
      watch.end();
      TovDevice.tell(id, TovDevice.ANSWERED, code, 0, bytes);
    },

    // A sync over the open socket; several may be under way, one behind the other. False when it is
    // not open.
    send: function (id, token, body) {
      var socket = TovNet.socket;
      if (!socket || socket.readyState !== 1) return false;
      if (!TovNet.wanted || TovNet.wanted.token !== token || !TovNet.heard_socket) return false;
      var watch = TovNet.watch(body.length, TovNet.drop);
      TovNet.waiting.push({ id: id, watch: watch });
      socket.send(body);
      return true;
    },
    // The answer to the first of them; false when it is none.
    answered: function (bytes) {
      if (bytes[2] !== TovNet.SYNC_ANSWER && bytes[2] !== TovNet.FAILURE) return false;
      if (TovNet.waiting.length === 0) return false;
      TovNet.end_first(0, bytes);
      return true;
    },
    end_first: function (code, bytes) {
      var waiting = TovNet.waiting.shift();
      waiting.watch.end();
      TovDevice.tell(waiting.id, TovDevice.ANSWERED, code, 0, bytes);
    },
    // The socket is gone, and with it what was under way.
    lose_all: function () {
      for (var count = TovNet.waiting.length; count > 0; --count) {
        TovNet.end_first(TovDevice.NO_NETWORK, TovDevice.text('socket'));
      }
    },
    // The socket is no good: the next sync goes by POST, and a new one is opened.
    drop: function () {
      var wanted = TovNet.wanted;
      TovNet.hang_up();
      if (wanted) TovNet.later(wanted);
    },

    connect: function () {
      clearTimeout(TovNet.timer);
      if (!TovNet.wanted || TovNet.socket || document.hidden || !navigator.onLine) return;
      var address = TovNet.address('ws');
      address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
      var wanted = TovNet.wanted;
      var socket = new WebSocket(address.href);
      TovNet.socket = socket;
      TovNet.heard_socket = false;
      socket.binaryType = 'arraybuffer';
      socket.onopen = function () { socket.send(wanted.token); };
      socket.onmessage = function (event) {
        wanted.failures = 0;
        TovNet.heard();
        if (TovNet.wanted !== wanted || !(event.data instanceof ArrayBuffer)) return;
        if (event.data.byteLength > TovNet.ANSWER_MAX) return;
        var bytes = new Uint8Array(event.data);
        TovNet.heard_socket = true;  // the server has taken the token
        if (TovNet.is_frame(bytes) && TovNet.answered(bytes)) return;
        TovDevice.tell(wanted.id, TovDevice.POKED, 0, 0, bytes);
      };
      socket.onclose = function () {
        if (TovNet.socket !== socket) return;
        TovNet.socket = null;
        TovNet.lose_all();
        TovNet.later(wanted);
      };
    },
    // Half to whole of the wait, so that tablets of one house do not all come back at once.
    later: function (wanted) {
      if (TovNet.wanted !== wanted || document.hidden) return;
      var wait = Math.min(TovNet.RETRY_MS_MAX, TovNet.RETRY_MS * Math.pow(2, wanted.failures++));
      TovNet.timer = setTimeout(TovNet.connect, wait / 2 + Math.random() * wait / 2);
    },
    hang_up: function () {
      var socket = TovNet.socket;
      TovNet.socket = null;
      TovNet.heard_socket = false;
      clearTimeout(TovNet.timer);
      if (socket) socket.close();
      TovNet.lose_all();
    },
    start: function () {
      if (TovNet.started) return;
      TovNet.started = true;
      var again = function () {
        if (TovNet.wanted) TovNet.wanted.failures = 0;
        TovNet.watches.forEach(function (watch) {
          if (Date.now() - watch.at > TovNet.STUCK_MS) watch.give_up();
        });
        TovNet.connect();
      };
      addEventListener('online', again);
      addEventListener('offline', TovNet.hang_up);
      addEventListener('pagehide', TovNet.hang_up);
      addEventListener('pageshow', again);
      document.addEventListener('visibilitychange', function () {
        if (document.hidden) {
          TovNet.hang_up();
        } else {
          again();
        }
      });
    },
  },

  tov_net_post__deps: ['$TovNet'],
  tov_net_post: function (id, path, token, at, size) {
    var body = HEAPU8.slice(at, at + size);
    var words = UTF8ToString(path);
    if (words === 'sync' && TovNet.send(id, UTF8ToString(token), body)) return;
    TovNet.post(id, words, UTF8ToString(token), body);
  },

  tov_net_listen__deps: ['$TovNet'],
  tov_net_listen: function (id, token) {
    TovNet.start();
    TovNet.hang_up();
    TovNet.wanted = { id: id, token: UTF8ToString(token), failures: 0 };
    TovNet.connect();
  },

  tov_net_stop__deps: ['$TovNet'],
  tov_net_stop: function () {
    TovNet.wanted = null;
    TovNet.hang_up();
  },
});

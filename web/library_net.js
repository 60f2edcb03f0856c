// The way to the server: POST with a token, and a WebSocket that only says "there is news".
// The server is where the page came from; addresses are relative, so a sub-folder works too.
mergeInto(LibraryManager.library, {
  $TovNet__deps: ['$TovDevice'],
  $TovNet: {
    PATIENCE_MS: 90000,  // 192 kB on 2G take 45 s
    ANSWER_MAX: 1048576,
    RETRY_MS: 1000,
    RETRY_MS_MAX: 300000,
    wanted: null,  // { id, token, failures } while pokes are wanted
    socket: null,
    timer: 0,
    started: false,

    address: function (path) {
      return new URL(path, document.baseURI);
    },
    // A proxy's error page is not an answer of ours.
    is_frame: function (bytes) {
      return bytes.length > 8 && bytes[0] === 0x54 && bytes[1] === 0x76;
    },
    post: async function (id, path, token, body) {
      var stop = new AbortController();
      var timer = setTimeout(function () { stop.abort(); }, TovNet.PATIENCE_MS);
      var code = 0;
      var bytes = null;
      var headers = { 'Content-Type': 'application/octet-stream' };
      if (token) headers['Authorization'] = 'Bearer ' + token;
      try {
        var answer = await fetch(TovNet.address(path), {
          'method': 'POST', 'headers': headers, 'body': body, 'signal': stop.signal,
          'cache': 'no-store', 'credentials': 'omit', 'redirect': 'error',
        });
        bytes = new Uint8Array(await answer.arrayBuffer());
        if (!TovNet.is_frame(bytes) || bytes.length > TovNet.ANSWER_MAX) {
          code = TovDevice.SERVER_FAILED;
          bytes = TovDevice.text(String(answer.status));
        }
      } catch (error) {
        code = TovDevice.NO_NETWORK;
        bytes = TovDevice.text(String(error && error.name));
      }
      clearTimeout(timer);
      TovDevice.tell(id, TovDevice.ANSWERED, code, 0, bytes);
    },

    connect: function () {
      clearTimeout(TovNet.timer);
      if (!TovNet.wanted || TovNet.socket || document.hidden || !navigator.onLine) return;
      var address = TovNet.address('ws');
      address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
      var wanted = TovNet.wanted;
      var socket = new WebSocket(address.href);
      TovNet.socket = socket;
      socket.binaryType = 'arraybuffer';
      socket.onopen = function () { socket.send(wanted.token); };
      socket.onmessage = function (event) {
        wanted.failures = 0;
        if (TovNet.wanted !== wanted || !(event.data instanceof ArrayBuffer)) return;
        if (event.data.byteLength > TovNet.ANSWER_MAX) return;
        TovDevice.tell(wanted.id, TovDevice.POKED, 0, 0, new Uint8Array(event.data));
      };
      socket.onclose = function () {
        if (TovNet.socket !== socket) return;
        TovNet.socket = null;
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
      clearTimeout(TovNet.timer);
      if (socket) socket.close();
    },
    start: function () {
      if (TovNet.started) return;
      TovNet.started = true;
      var again = function () {
        if (TovNet.wanted) TovNet.wanted.failures = 0;
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
    TovNet.post(id, UTF8ToString(path), UTF8ToString(token), HEAPU8.slice(at, at + size));
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

// The page around the canvas: frames on demand, size, theme, address line, files. Listens itself;
// SDL2's own listeners are removed, since they would take Tab, Backspace and arrows from the
// page and double every tap.
mergeInto(LibraryManager.library, {
  $TovPage__deps: ['$TovMirror'],
  $TovPage: {
    frame: 0,
    timer: 0,
    task: 0,
    touched: 0, // when somebody last did anything, by the clock: it goes on while the tablet sleeps
    root: null,
    canvas: null,
    mediaLists: {}, // query -> MediaQueryList

    text: function (string) {
      var bytes = TovMirror.encoder.encode(string);
      var pointer = _malloc(bytes.length + 1);
      HEAPU8.set(bytes, pointer);
      HEAPU8[pointer + bytes.length] = 0;
      return pointer;
    },
    read: function (pointer) {
      var end = pointer;
      while (HEAPU8[end] !== 0) ++end;
      return TovMirror.decoder.decode(HEAPU8.subarray(pointer, end));
    },
    bytes: function (pointer, length) {
      return HEAPU8.slice(pointer, pointer + length);
    },

    // A person's own larger letters: what the browser makes of 1 rem (16 px), and Safari on iOS of
    // the system's body text (17 px).
    textScale: function () {
      var size = parseFloat(getComputedStyle(document.getElementById('text_probe')).fontSize);
      var usual = CSS.supports('-webkit-touch-callout', 'none') ? 17 : 16;
      return Math.min(2, Math.max(1, size / usual));
    },

    // A raised keyboard makes the window low: the field one types in stays in sight.
    keepFieldInSight: function () {
      var active = document.activeElement;
      if (!active || !/^(INPUT|TEXTAREA)$/.test(active.tagName)) return;
      setTimeout(function () {
        if (active === document.activeElement) active.scrollIntoView({ block: 'nearest' });
      }, 120);
    },

    resize: function () {
      var p = TovPage;
      var width = p.root.clientWidth;
      var height = p.root.clientHeight;
      if (width < 1 || height < 1) return;
      var ratio = Math.min(3, window.devicePixelRatio || 1);
      _tov_on_resize(width, height, ratio, p.textScale());
      p.keepFieldInSight();
    },

    route: function () {
      var hash = location.hash.slice(1);
      try {
        return decodeURI(hash);
      } catch (error) {
        return hash; // not ours: a stray % someone typed
      }
    },

    // Asked in every frame: a list that exists answers at once, a new one reads its query first.
    matches: function (query) {
      var lists = TovPage.mediaLists;
      lists[query] = lists[query] || window.matchMedia(query);
      return lists[query].matches;
    },
    flags: function () {
      var m = TovPage.matches;
      return (
        (navigator.onLine ? 1 : 0) |
        (document.visibilityState === 'visible' ? 2 : 0) |
        (m('(prefers-color-scheme: dark)') ? 4 : 0) |
        (m('(forced-colors: active)') || m('(prefers-contrast: more)') ? 8 : 0) |
        (m('(prefers-reduced-motion: reduce)') ? 16 : 0) |
        (m('(display-mode: standalone)') || navigator['standalone'] === true ? 32 : 0)
      );
    },

    watchRatio: function () {
      var query = window.matchMedia('(resolution: ' + window.devicePixelRatio + 'dppx)');
      query.addEventListener(
        'change',
        function () {
          TovPage.resize();
          TovPage.watchRatio();
        },
        { once: true },
      );
    },

    download: function (file) {
      var link = document.createElement('a');
      link.href = URL.createObjectURL(file);
      link.download = file.name;
      document.body.appendChild(link);
      link.click();
      link.remove();
      setTimeout(function () {
        URL.revokeObjectURL(link.href);
      }, 60000);
    },

    listen: function () {
      var p = TovPage;
      new ResizeObserver(p.resize).observe(p.root);
      p.watchRatio();
      p.touched = Date.now();
      ['pointerdown', 'pointermove', 'keydown', 'wheel', 'input'].forEach(function (name) {
        window.addEventListener(
          name,
          function () {
            p.touched = Date.now();
          },
          { capture: true, passive: true },
        );
      });
      [
        '(prefers-color-scheme: dark)',
        '(forced-colors: active)',
        '(prefers-contrast: more)',
        '(prefers-reduced-motion: reduce)',
      ].forEach(function (query) {
        window.matchMedia(query).addEventListener('change', function () {
          _tov_on_window_event(3);
        });
      });
      window.addEventListener('hashchange', function () {
        _tov_on_window_event(0);
      });
      document.addEventListener('visibilitychange', function () {
        _tov_on_window_event(1);
      });
      window.addEventListener('online', function () {
        _tov_on_window_event(2);
      });
      window.addEventListener('offline', function () {
        _tov_on_window_event(2);
      });
      window.addEventListener('pagehide', function () {
        _tov_on_window_event(5);
      });
      p.canvas.addEventListener('webglcontextlost', function (event) {
        event.preventDefault();
        _tov_on_context(0);
      });
      p.canvas.addEventListener('webglcontextrestored', function () {
        _tov_on_context(1);
      });
      // What other tools may ask: numbers, nothing personal.
      window['tovholder'] = window['tovholder'] || {};
      window['tovholder']['stats'] = function () {
        var pointer = _tov_stats();
        var numbers = JSON.parse(p.read(pointer));
        _free(pointer);
        return numbers;
      };
      // From now on each frame leaves User Timing marks "tovholder 0" … "tovholder 4": see
      // FramePart in src/ui/host.hpp.
      window['tovholder']['measure'] = function (on) {
        _tov_measure(on ? 1 : 0);
      };
    },
  },

  tov_page_start__deps: ['$TovPage'],
  tov_page_start: function () {
    TovPage.root = document.getElementById('root');
    TovPage.canvas = document.getElementById('canvas');
    TovPage.listen();
    TovPage.resize();
  },
  // One animation frame pending at most.
  tov_page_request_frame__deps: ['$TovPage'],
  tov_page_request_frame: function () {
    if (TovPage.frame !== 0) return;
    TovPage.frame = requestAnimationFrame(function () {
      TovPage.frame = 0;
      _tov_on_frame();
    });
  },
  tov_page_request_at__deps: ['$TovPage'],
  tov_page_request_at: function (delay) {
    clearTimeout(TovPage.timer);
    if (delay < 0) return;
    TovPage.timer = setTimeout(
      function () {
        _tov_on_timer();
      },
      Math.min(delay, 2e9),
    );
  },
  tov_page_every__deps: ['$TovPage'],
  tov_page_every: function (interval) {
    clearInterval(TovPage.task);
    TovPage.task =
      interval > 0
        ? setInterval(function () {
            _tov_on_task();
          }, interval)
        : 0;
  },
  tov_page_flags__deps: ['$TovPage'],
  tov_page_flags: function () {
    return TovPage.flags();
  },
  tov_page_idle__deps: ['$TovPage'],
  tov_page_idle: function () {
    return Date.now() - TovPage.touched;
  },
  tov_page_text__deps: ['$TovPage'],
  // 0 route, 1 origin, 2 preferred language; the caller frees it.
  tov_page_text: function (which) {
    if (which === 0) return TovPage.text(TovPage.route());
    if (which === 1) return TovPage.text(location.origin);
    return TovPage.text(navigator.language || '');
  },
  tov_page_query__deps: ['$TovPage'],
  tov_page_query: function (name) {
    return TovPage.text(new URLSearchParams(location.search).get(TovPage.read(name)) || '');
  },
  tov_page_go__deps: ['$TovPage'],
  tov_page_go: function (route, replace) {
    var hash = '#' + TovPage.read(route);
    if (location.hash === hash) return;
    // A dialog's own step in the history is taken over by the view it led to.
    if (replace || (history.state && history.state['dialog'])) location.replace(hash);
    else location.hash = hash;
  },
  tov_page_back__deps: ['$TovFocus'],
  tov_page_back: function () {
    // A dialog's own step goes with the view that it stood on.
    var inDialog = history.state && history.state['dialog'];
    if (inDialog) TovFocus.leaves = true;
    history.go(inDialog ? -2 : -1);
  },
  tov_page_theme__deps: ['$TovPage'],
  tov_page_theme: function (name) {
    document.documentElement.setAttribute('data-theme', TovPage.read(name));
    var color = getComputedStyle(document.documentElement).getPropertyValue('--bg').trim();
    var meta = document.querySelector('meta[name=theme-color]');
    if (meta) meta.setAttribute('content', color);
  },
  // The fonts were fetched by start.js, which also gave them to the document for the text fields.
  tov_page_font__deps: ['$TovPage'],
  tov_page_font: function (index, length) {
    var fonts = Module['fonts'];
    var bytes = fonts && fonts[index];
    HEAPU32[length >> 2] = bytes ? bytes.length : 0;
    if (!bytes) return 0;
    var pointer = _malloc(bytes.length);
    HEAPU8.set(bytes, pointer);
    return pointer;
  },
  tov_page_mark: function (part) {
    performance.mark('tovholder ' + part);
    performance.clearMarks();
  },
  tov_page_shown: function () {
    document.documentElement.setAttribute('data-shown', '');
    var waiting = document.getElementById('waiting');
    if (waiting) waiting.remove();
  },
  tov_page_copy__deps: ['$TovPage'],
  tov_page_copy: function (text) {
    if (navigator.clipboard)
      navigator.clipboard.writeText(TovPage.read(text)).catch(function () {});
  },
  tov_page_open__deps: ['$TovPage'],
  tov_page_open: function (url) {
    var address = TovPage.read(url);
    if (address.indexOf('http') === 0) window.open(address, '_blank', 'noopener');
    else location.href = address;
  },
  tov_page_save__deps: ['$TovPage'],
  tov_page_save: function (name, mime, pointer, length, share) {
    var file = new File([TovPage.bytes(pointer, length)], TovPage.read(name), {
      type: TovPage.read(mime),
    });
    // An installed app on iOS has no downloads, but it has the share sheet.
    if (
      (share || navigator['standalone'] === true) &&
      navigator['canShare'] &&
      navigator['canShare']({ ['files']: [file] })
    ) {
      navigator['share']({ ['files']: [file] }).catch(function (error) {
        // Not when the person closed the sheet; the browser may think that nobody asked for it.
        if (share && error.name === 'NotAllowedError') TovPage.download(file);
      });
      return;
    }
    TovPage.download(file);
  },
  // The page on paper is an element of its own, seen by printers only (app.css). Its name is the
  // PDF's while it is printed.
  tov_page_print__deps: ['$TovPage'],
  tov_page_print: function (title, html) {
    var paper = document.getElementById('paper');
    var name = document.title;
    paper.innerHTML = TovPage.read(html);
    document.title = TovPage.read(title);
    window.addEventListener(
      'afterprint',
      function () {
        document.title = name;
        paper.textContent = '';
      },
      { once: true }
    );
    window.print();
  },
  tov_page_reload: function () {
    location.reload();
  },
  tov_page_warn: function (warn) {
    window.onbeforeunload = warn
      ? function (event) {
          event.preventDefault();
          return '';
        }
      : null;
  },
});

// The accessible page over the canvas: turns the buffer of src/ui/mirror_buffer.hpp into DOM elements, and what a person does with
// them into calls. Knows roles and states, no word of the domain. Elements are reused by key; the focused one is never replaced.
mergeInto(LibraryManager.library, {
  // Emscripten copies the object below as text, so what is not plain is made here.
  $TovMirror__postset: 'TovMirror.decoder = new TextDecoder(); TovMirror.encoder = new TextEncoder();' +
    'TovMirror.elements = new Map(); TovMirror.groups = new Set();',
  $TovMirror: {
    decoder: null,
    encoder: null,
    root: null,
    elements: null, // Map: key text -> element
    opener: null, // what had the focus when the dialog opened
    dialog: null,
    pageKey: '',
    composing: null,
    groups: null, // Set: radio groups and tab lists whose tab stop may have moved
    touch: { x: 0, y: 0, down: 0, dragged: false, bad: false, up: -1e9 },
    pressTimer: 0,
    hovered: null,
    pressed: null,
    tags: ['div', 'div', 'nav', 'main', 'section', 'h', 'p', 'a', 'button', 'button', 'button', 'button', 'div', 'button', 'div',
      'input', 'textarea', 'input', 'input', 'input', 'select', 'input', 'div', 'div', 'div', 'div', 'div', 'div', 'div', 'div',
      'div', 'div', 'label', 'div', 'div', 'a'],
    roles: ['', 'group', '', '', '', '', '', '', '', 'checkbox', 'switch', 'radio', 'radiogroup', 'tab', 'tablist',
      '', '', '', '', '', '', '', 'list', 'listitem', 'table', 'rowgroup', 'row', 'columnheader', 'cell', 'dialog',
      'img', 'progressbar', '', '', '', ''],
    types: { 15: 'text', 17: 'search', 18: 'date', 19: 'time', 21: 'file' },
    keyboards: ['text', 'decimal', 'numeric', 'tel', 'email', 'url', 'search'],
    enters: ['', 'done', 'go', 'next', 'search', 'send'],
    fills: ['off', 'name', 'given-name', 'family-name', 'tel', 'email', 'street-address', 'postal-code', 'one-time-code'],

    // ---- reading the buffer ------------------------------------------------------------------
    apply: function (pointer, length) {
      var m = TovMirror;
      var view = new DataView(HEAPU8.buffer, pointer, length);
      var at = 1;
      var u8 = function () { return view.getUint8(at++); };
      var u32 = function () { at += 4; return view.getUint32(at - 4, true); };
      var f32 = function () { at += 4; return view.getFloat32(at - 4, true); };
      var key = function () { var low = u32(); return u32().toString(36) + '_' + low.toString(36); };
      var text = function () {
        var size = u32();
        at += size;
        if (size === 0) return '';
        return m.decoder.decode(HEAPU8.subarray(pointer + at - size, pointer + at));
      };
      var focusBefore = m.keyOfFocus();
      var scrolls = [];
      var page = '';
      while (at < length) {
        var command = u8();
        if (command === 1) {
          m.node({ key: key(), parent: key(), role: u8(), flags: u32(), level: u8(), keyboard: u8(), enter: u8(), fill: u8(),
            setSize: u32(), position: u32(), lengthMax: u32(), target: key(), x: f32(), y: f32(), w: f32(), h: f32(),
            font: f32(), extent: f32(), name: text(), value: text(), extra: text(), lang: text() });
        } else if (command === 2) m.remove(key());
        else if (command === 3) {
          var parent = key();
          var keys = [];
          for (var count = u32(); count > 0; --count) keys.push(key());
          m.order(parent, keys);
        } else if (command === 4) scrolls.push([key(), f32()]);
        else if (command === 5) document.title = text();
        else if (command === 6) m.say('status', text());
        else if (command === 7) m.say('alert', text());
        else if (command === 8) document.documentElement.lang = text();
        else if (command === 9) page = key();
        else throw new Error('mirror command ' + command);
      }
      scrolls.forEach(function (s) {
        var element = m.elements.get(s[0]);
        if (element) element.scrollTop = s[1];
      });
      m.settle(focusBefore, page);
    },

    // ---- elements ----------------------------------------------------------------------------
    create: function (n) {
      var m = TovMirror;
      var tag = m.tags[n.role];
      if (tag === 'h') tag = 'h' + n.level;
      var element = document.createElement(tag);
      element.id = 'k' + n.key;
      element.tovKey = n.key;
      element.tovRole = n.role;
      element.tovLevel = n.level;
      element.className = 'm m' + n.role;
      if (m.roles[n.role]) element.setAttribute('role', m.roles[n.role]);
      if (tag === 'button') element.type = 'button';
      if (m.types[n.role]) element.type = m.types[n.role];
      if (n.role === 3) { element.id = 'main'; element.tabIndex = -1; }
      if (n.role === 5) element.tabIndex = -1;
      if (n.role === 29) { element.tabIndex = -1; element.setAttribute('aria-modal', 'true'); }
      if (n.role === 33) {
        var spacer = document.createElement('div');
        spacer.className = 'spacer';
        element.appendChild(spacer);
        element.tovSpacer = spacer;
      }
      if (n.role === 35) element.href = '#main';
      return element;
    },

    node: function (n) {
      var m = TovMirror;
      var element = m.elements.get(n.key);
      if (element && (element.tovRole !== n.role || element.tovLevel !== n.level)) {
        var other = m.create(n);
        while (element.firstElementChild) other.appendChild(element.firstElementChild);
        element.replaceWith(other);
        element = other;
        m.elements.set(n.key, element);
      }
      if (!element) {
        element = m.create(n);
        m.elements.set(n.key, element);
      }
      element.tovFlags = n.flags;
      var style = element.style;
      if (n.role !== 35) {
        var where = n.x + ',' + n.y + ',' + n.w + ',' + n.h;
        if (element.tovWhere !== where) {
          element.tovWhere = where;
          style.left = n.x + 'px';
          style.top = n.y + 'px';
          style.width = n.w + 'px';
          style.height = n.h + 'px';
        }
      }
      if (n.font > 0) style.fontSize = n.font + 'px';
      m.attribute(element, 'lang', n.lang);
      m.content(element, n);
      m.state(element, n);
      if (n.role >= 15 && n.role <= 21) m.field(element, n);
      if (n.role === 33) {
        element.tovSpacer.style.height = n.extent + 'px';
        m.attribute(element, 'tabindex', n.flags & 512 ? '0' : '');
      }
    },

    attribute: function (element, name, value) {
      if (value === '') {
        if (element.hasAttribute(name)) element.removeAttribute(name);
      } else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
    },

    setText: function (element, text) {
      var node = element.firstChild;
      if (node && node.nodeType === 3) {
        if (node.data !== text) node.data = text;
      } else if (text !== '') element.insertBefore(document.createTextNode(text), node);
    },

    content: function (element, n) {
      var m = TovMirror;
      var quiet = (n.flags & 2048) !== 0;
      switch (n.role) {
        case 5: case 6: case 7: case 8: case 9: case 10: case 11: case 13: case 27: case 28: case 32: case 35:
          m.setText(element, quiet ? '' : n.name);
          m.attribute(element, 'aria-label', quiet ? n.name : '');
          break;
        case 15: case 16: case 17: case 18: case 19: case 20:
          m.attribute(element, 'aria-label', quiet ? n.name : '');
          break;
        default:
          m.attribute(element, 'aria-label', n.name);
      }
      if (n.role === 7) {
        m.attribute(element, 'href', n.extra);
        var away = n.extra.indexOf('http') === 0;
        m.attribute(element, 'target', away ? '_blank' : '');
        m.attribute(element, 'rel', away ? 'noopener' : '');
      }
      if (n.role === 8 && quiet) m.attribute(element, 'title', n.name);
      else if (n.role >= 8 && n.role <= 11) m.attribute(element, 'title', n.value);
      if (n.role === 32) element.htmlFor = 'k' + n.target;
      if (n.role === 31) m.attribute(element, 'aria-valuetext', n.value);
    },

    state: function (element, n) {
      var m = TovMirror;
      var flag = function (bit) { return (n.flags & bit) !== 0; };
      var set = function (name, value) { m.attribute(element, name, value); };
      if (n.role >= 8 && n.role <= 13) {
        set('aria-disabled', flag(1) ? 'true' : '');
        if (n.role >= 9 && n.role <= 11) set('aria-checked', flag(2) ? 'true' : 'false');
        if (n.role === 13) set('aria-selected', flag(2) ? 'true' : 'false');
        if (n.role === 8) set('aria-pressed', flag(4) ? (flag(8) ? 'true' : 'false') : '');
        if (n.role === 11 || n.role === 13) m.groups.add(n.parent);
      }
      if (n.role === 7) set('aria-current', flag(16) ? 'page' : '');
      if (n.role === 22 || n.role === 11 || n.role === 13) return;
      if (n.role === 23) {
        set('aria-setsize', String(n.setSize));
        set('aria-posinset', String(n.position));
      } else if (n.role === 24) set('aria-rowcount', String(n.setSize));
      else if (n.role === 26) set('aria-rowindex', String(n.position));
      else if (n.role === 31) {
        set('aria-valuemin', '0');
        set('aria-valuemax', '100');
        set('aria-valuenow', String(n.position));
      }
    },

    field: function (element, n) {
      var m = TovMirror;
      element.disabled = (n.flags & 1) !== 0;
      m.attribute(element, 'aria-invalid', n.flags & 32 ? 'true' : '');
      m.attribute(element, 'aria-required', n.flags & 64 ? 'true' : '');
      m.attribute(element, 'aria-describedby', n.target === '0_0' ? '' : 'k' + n.target);
      if (n.role === 21) {
        m.attribute(element, 'accept', n.extra);
        element.tovBytesMax = n.lengthMax;
        return;
      }
      if (n.role === 20) m.choices(element, n.extra);
      else if (n.role <= 17) {
        m.attribute(element, 'inputmode', m.keyboards[n.keyboard]);
        m.attribute(element, 'enterkeyhint', m.enters[n.enter]);
        m.attribute(element, 'autocomplete', m.fills[n.fill]);
        m.attribute(element, 'placeholder', n.extra);
        m.attribute(element, 'autocapitalize', n.flags & 128 ? 'characters' : '');
        m.attribute(element, 'maxlength', String(n.lengthMax));
        if (n.extent > 0) element.style.paddingLeft = (n.extent + 14 * n.font / 17) + 'px';
      }
      // While someone composes a letter the browser must not find its text changed.
      if (m.composing !== element && element.value !== n.value) element.value = n.value;
    },

    choices: function (select, text) {
      if (select.tovChoices === text) return;
      select.tovChoices = text;
      var lines = text.split('\n');
      var first = 0;
      while (select.firstChild) select.firstChild.remove();
      if (lines.length > 1 && lines[1] === '') { // nothing chosen yet: the first line only asks
        var ask = document.createElement('option');
        ask.textContent = lines[0];
        ask.value = '';
        select.appendChild(ask);
        first = 2;
      }
      for (var i = first; i < lines.length; ++i) {
        var option = document.createElement('option');
        option.textContent = lines[i];
        option.value = String(i - first);
        select.appendChild(option);
      }
    },

    remove: function (key) {
      var element = TovMirror.elements.get(key);
      if (!element) return;
      TovMirror.elements.delete(key);
      element.remove();
    },

    order: function (parent, keys) {
      var m = TovMirror;
      var holder = parent === '0_0' ? m.root : m.elements.get(parent);
      if (!holder) return;
      var next = holder.firstElementChild;
      if (next && next.className === 'spacer') next = next.nextElementSibling;
      keys.forEach(function (key) {
        var element = m.elements.get(key);
        if (element === next) next = next.nextElementSibling;
        else holder.insertBefore(element, next);
      });
    },

    // Each line is said once; a line stays for a while after the app stopped saying it, or nobody would hear it.
    say: function (id, text) {
      var region = document.getElementById(id);
      var lines = text === '' ? [] : text.split('\n');
      for (var child = region.firstElementChild; child; child = child.nextElementSibling) {
        var place = lines.indexOf(child.textContent);
        if (place >= 0) {
          lines.splice(place, 1);
          child.tovGone = 0;
        } else if (!child.tovGone) {
          child.tovGone = 1;
          TovMirror.forget(child, id === 'alert' ? 5000 : 50);
        }
      }
      lines.forEach(function (line) {
        var div = document.createElement('div');
        div.textContent = line;
        region.appendChild(div);
      });
    },
    forget: function (child, delay) {
      setTimeout(function () { if (child.tovGone) child.remove(); }, delay);
    },

    // ---- focus and dialogs -------------------------------------------------------------------
    keyOfFocus: function () {
      var active = document.activeElement;
      return active && active.tovKey ? active.tovKey : '';
    },

    settle: function (focusBefore, page) {
      var m = TovMirror;
      m.groups.forEach(m.setTabStop);
      m.groups.clear();
      var dialogs = [];
      for (var c = m.root.firstElementChild; c; c = c.nextElementSibling) if (c.tovRole === 29) dialogs.push(c);
      var top = dialogs.length > 0 ? dialogs[dialogs.length - 1] : null;
      for (var e = m.root.firstElementChild; e; e = e.nextElementSibling) {
        var behind = top !== null && e !== top && !(e.tovRole === 34 && e.nextElementSibling === top);
        if (e.hasAttribute('inert') !== behind) e.toggleAttribute('inert', behind);
      }
      if (top && top !== m.dialog) {
        if (!m.dialog) {
          m.opener = focusBefore;
          if (!(history.state && history.state['dialog'])) history.pushState({ 'dialog': true }, '');
        }
        top.focus({ preventScroll: true });
      } else if (!top && m.dialog) {
        if (history.state && history.state['dialog']) history.back();
        m.focusKey(m.opener);
      }
      m.dialog = top;
      if (page !== '') {
        var first = m.pageKey === '';
        m.pageKey = page;
        if (!first && !top) m.focusHeading();
      } else if (focusBefore !== '' && m.keyOfFocus() === '') m.focusKey(focusBefore);
    },

    focusKey: function (key) {
      var element = TovMirror.elements.get(key);
      if (element && element.isConnected && !element.closest('[inert]')) element.focus({ preventScroll: true });
      else if (TovMirror.dialog && TovMirror.dialog.isConnected) TovMirror.dialog.focus({ preventScroll: true });
      else TovMirror.focusHeading();
    },

    focusHeading: function () {
      var heading = TovMirror.root.querySelector('h1');
      if (heading) heading.focus({ preventScroll: true });
    },

    // One tab stop in a group: the checked one, or the first.
    setTabStop: function (key) {
      var group = TovMirror.elements.get(key);
      if (!group) return;
      var members = group.querySelectorAll('[role=radio],[role=tab]');
      var stop = members[0];
      members.forEach(function (e) { if (e.tovFlags & 2) stop = e; });
      members.forEach(function (e) { e.tabIndex = e === stop ? 0 : -1; });
    },

    // ---- what a person does ------------------------------------------------------------------
    low: function (key) { return parseInt(key.split('_')[1], 36); },
    high: function (key) { return parseInt(key.split('_')[0], 36); },
    call: function (name, key) { name(TovMirror.high(key), TovMirror.low(key)); },

    sendBytes: function (bytes, call) {
      var pointer = _malloc(bytes.length + 1);
      HEAPU8.set(bytes, pointer);
      HEAPU8[pointer + bytes.length] = 0;
      call(pointer, bytes.length);
      _free(pointer);
    },

    sendText: function (element, text) {
      var key = element.tovKey;
      TovMirror.sendBytes(TovMirror.encoder.encode(text), function (pointer, length) {
        _tov_on_text(TovMirror.high(key), TovMirror.low(key), pointer, length);
      });
    },

    sendFile: function (element) {
      var m = TovMirror;
      var file = element.files[0];
      if (!file) return;
      var send = function (bytes) {
        m.sendBytes(m.encoder.encode(file.name), function (name, nameLength) {
          m.sendBytes(bytes, function (pointer, length) {
            _tov_on_file(m.high(element.tovKey), m.low(element.tovKey), name, nameLength, pointer, length);
          });
        });
        element.value = '';
      };
      if (file.size > element.tovBytesMax) send(new Uint8Array(0));
      else file.arrayBuffer().then(function (buffer) { send(new Uint8Array(buffer)); });
    },

    widgetOf: function (target) {
      for (var e = target; e && e !== TovMirror.root; e = e.parentElement) if (e.tovKey) return e;
      return null;
    },
    pressable: function (element) {
      if (!element) return false;
      var r = element.tovRole;
      return (r >= 7 && r <= 11) || r === 13 || (r >= 15 && r <= 21);
    },

    onClick: function (event) {
      var m = TovMirror;
      var element = m.widgetOf(event.target);
      if (!element) return;
      var t = m.touch;
      if (event.detail !== 0 && t.bad && event.timeStamp - t.up < 400) {
        event.preventDefault(); // the end of a drag or a long press, not a tap
        return;
      }
      var role = element.tovRole;
      if (role === 35) {
        event.preventDefault();
        m.focusHeading();
      } else if ((role >= 8 && role <= 13 && role !== 12) || role === 34) {
        if (element.getAttribute('aria-disabled') !== 'true') m.call(_tov_on_act, element.tovKey);
      } else if ((role === 18 || role === 19) && event.detail !== 0 && element['showPicker'] && !element.disabled) {
        try { element['showPicker'](); } catch (error) { /* not allowed here: one types instead */ }
      }
    },

    onKey: function (event) {
      var m = TovMirror;
      if (event.isComposing) return;
      var element = m.widgetOf(event.target);
      if (event.key === 'Escape' && m.dialog) {
        if (m.dialog.tovFlags & 256) m.call(_tov_on_dismiss, m.dialog.tovKey);
        event.preventDefault();
      } else if (event.key === 'Enter' && element && (element.tovRole === 15 || element.tovRole === 17)) {
        event.preventDefault();
        m.call(_tov_on_submit, element.tovKey);
      } else if (event.key === 'Tab' && m.dialog) m.keepInside(event);
      else if (element && (element.tovRole === 11 || element.tovRole === 13)) m.arrow(event, element);
    },

    // Tab stays in the dialog.
    keepInside: function (event) {
      var all = Array.prototype.slice.call(TovMirror.dialog.querySelectorAll('a[href],button,input,select,textarea'))
        .filter(function (e) { return e.tabIndex >= 0 && !e.disabled; });
      var at = all.indexOf(document.activeElement);
      var wraps = event.shiftKey ? at <= 0 : at === all.length - 1;
      if (!wraps || all.length === 0) return;
      event.preventDefault();
      all[event.shiftKey ? all.length - 1 : 0].focus();
    },

    arrow: function (event, element) {
      var step = { 'ArrowRight': 1, 'ArrowDown': 1, 'ArrowLeft': -1, 'ArrowUp': -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      var group = element.closest('[role=radiogroup],[role=tablist]');
      var members = Array.prototype.slice.call(group.querySelectorAll('[role=radio],[role=tab]'));
      var next = members[(members.indexOf(element) + step + members.length) % members.length];
      next.focus();
      next.click();
    },

    onPointerDown: function (event) {
      var m = TovMirror;
      var element = m.widgetOf(event.target);
      if (event.pointerType !== 'mouse') {
        m.touch = { x: event.clientX, y: event.clientY, down: event.timeStamp, dragged: false, bad: false, up: m.touch.up };
        // A finger that goes on to scroll presses nothing.
        clearTimeout(m.pressTimer);
        m.pressTimer = setTimeout(function () { m.showPress(m.pressable(element) ? element : null); }, 70);
      } else if (event.button === 0) m.showPress(m.pressable(element) ? element : null);
    },
    onPointerMove: function (event) {
      var t = TovMirror.touch;
      if (event.pointerType === 'mouse') return;
      if (Math.abs(event.clientX - t.x) > 8 || Math.abs(event.clientY - t.y) > 8) t.dragged = true;
    },
    onPointerUp: function (event) {
      var m = TovMirror;
      clearTimeout(m.pressTimer);
      if (event.pointerType !== 'mouse') {
        var t = m.touch;
        t.bad = t.dragged || event.type === 'pointercancel' || event.timeStamp - t.down > 500;
        t.up = event.timeStamp;
      }
      m.showPress(null);
    },
    onPointerOver: function (event) {
      if (event.pointerType !== 'mouse') return;
      var element = TovMirror.widgetOf(event.target);
      var hovered = TovMirror.pressable(element) ? element : null;
      if (hovered === TovMirror.hovered) return;
      TovMirror.hovered = hovered;
      TovMirror.tellPointer();
    },
    onPointerLeave: function () {
      if (!TovMirror.hovered) return;
      TovMirror.hovered = null;
      TovMirror.tellPointer();
    },
    showPress: function (element) {
      if (TovMirror.pressed === element) return;
      TovMirror.pressed = element;
      TovMirror.tellPointer();
    },
    tellPointer: function () {
      var m = TovMirror;
      var h = m.hovered ? m.hovered.tovKey : '0_0';
      var p = m.pressed ? m.pressed.tovKey : '0_0';
      _tov_on_pointer(m.high(h), m.low(h), m.high(p), m.low(p));
    },

    listen: function () {
      var m = TovMirror;
      var root = m.root;
      root.addEventListener('click', m.onClick);
      document.addEventListener('keydown', m.onKey);
      root.addEventListener('pointerdown', m.onPointerDown);
      root.addEventListener('pointermove', m.onPointerMove, { passive: true });
      root.addEventListener('pointerup', m.onPointerUp);
      root.addEventListener('pointercancel', m.onPointerUp);
      root.addEventListener('pointerover', m.onPointerOver);
      root.addEventListener('pointerleave', m.onPointerLeave);
      root.addEventListener('focusin', function (event) {
        if (event.target.tovKey) m.call(_tov_on_focus, event.target.tovKey);
      });
      root.addEventListener('focusout', function (event) {
        if (!event.relatedTarget) _tov_on_focus(0, 0);
      });
      root.addEventListener('compositionstart', function (event) { m.composing = event.target; });
      root.addEventListener('compositionend', function (event) {
        m.composing = null;
        m.sendText(event.target, event.target.value);
      });
      root.addEventListener('input', function (event) {
        var e = event.target;
        if (e.tovRole >= 15 && e.tovRole <= 17) m.sendText(e, e.value);
      });
      root.addEventListener('change', function (event) {
        var e = event.target;
        if (e.tovRole >= 18 && e.tovRole <= 20) m.sendText(e, e.value);
        if (e.tovRole === 21) m.sendFile(e);
      });
      root.addEventListener('scroll', function (event) {
        var e = event.target;
        if (e.tovRole === 33) _tov_on_scroll(m.high(e.tovKey), m.low(e.tovKey), e.scrollTop);
      }, { capture: true, passive: true });
      // Back closes a dialog before it leaves the view.
      window.addEventListener('popstate', function () {
        if (m.dialog && !(history.state && history.state['dialog'])) {
          if (m.dialog.tovFlags & 256) m.call(_tov_on_dismiss, m.dialog.tovKey);
          else history.pushState({ 'dialog': true }, '');
        }
      });
    },
  },

  tov_mirror_start__deps: ['$TovMirror'],
  tov_mirror_start: function () {
    TovMirror.root = document.getElementById('mirror');
    TovMirror.listen();
  },
  tov_mirror_apply__deps: ['$TovMirror'],
  tov_mirror_apply: function (pointer, length) {
    TovMirror.apply(pointer, length);
  },
});

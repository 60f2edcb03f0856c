// The accessible page over the canvas: turns the buffer of src/ui/mirror_buffer.hpp into DOM
// elements. Knows roles and states, no word of the domain. Elements are reused by key; the focused
// one is never replaced. What a person does with them is in library_acting.js.
mergeInto(LibraryManager.library, {
  $TovMirror__deps: ['$TovFocus'],
  // Emscripten copies the object below as text, so what is not plain is made here.
  $TovMirror__postset:
    'TovMirror.decoder = new TextDecoder(); TovMirror.encoder = new TextEncoder();' +
    'TovMirror.elements = new Map();',
  $TovMirror: {
    decoder: null,
    encoder: null,
    root: null,
    elements: null, // Map: key text -> element
    tags: (
      'div div nav main section h p a button button button button div button div input ' +
      'textarea input input input select input div div div div div div div div div div ' +
      'label div div a'
    ).split(' '),
    roles: (
      '- group - - - - - - - checkbox switch radio radiogroup tab tablist - - - - - - - ' +
      'list listitem table rowgroup row columnheader cell dialog img progressbar - - - -'
    ).split(' '),
    types: { 15: 'text', 17: 'search', 18: 'date', 19: 'time', 21: 'file' },
    keyboards: ['text', 'decimal', 'numeric', 'tel', 'email', 'url', 'search'],
    choicesAtOnce: 1000, // letters
    enters: ['', 'done', 'go', 'next', 'search', 'send'],
    fills: [
      'off',
      'name',
      'given-name',
      'family-name',
      'tel',
      'email',
      'street-address',
      'postal-code',
      'one-time-code',
    ],

    // ---- reading the buffer ------------------------------------------------------------------
    apply: function (pointer, length) {
      var m = TovMirror;
      var view = new DataView(HEAPU8.buffer, pointer, length);
      var at = 1;
      var u8 = function () {
        return view.getUint8(at++);
      };
      var u32 = function () {
        at += 4;
        return view.getUint32(at - 4, true);
      };
      var f32 = function () {
        at += 4;
        return view.getFloat32(at - 4, true);
      };
      var key = function () {
        var low = u32();
        return u32().toString(36) + '_' + low.toString(36);
      };
      var text = function () {
        var size = u32();
        at += size;
        if (size === 0) return '';
        return m.decoder.decode(HEAPU8.subarray(pointer + at - size, pointer + at));
      };
      var focusBefore = TovFocus.keyOfFocus();
      TovFocus.item = TovFocus.keyOfItem();
      var scrolls = [];
      var gone = [];
      var page = '';
      while (at < length) {
        var command = u8();
        if (command !== 2 && gone.length > 0) gone = m.remove(gone);
        if (command === 1) {
          m.node({
            key: key(),
            parent: key(),
            role: u8(),
            flags: u32(),
            level: u8(),
            keyboard: u8(),
            enter: u8(),
            fill: u8(),
            setSize: u32(),
            position: u32(),
            lengthMax: u32(),
            target: key(),
            x: f32(),
            y: f32(),
            w: f32(),
            h: f32(),
            font: f32(),
            extent: f32(),
            name: text(),
            value: text(),
            extra: text(),
            lang: text(),
          });
        } else if (command === 2) gone.push(key());
        else if (command === 3) {
          var parent = key();
          var keys = [];
          for (var count = u32(); count > 0; --count) keys.push(key());
          m.order(parent, keys);
        } else if (command === 4) scrolls.push([key(), f32()]);
        else if (command === 5) document.title = text();
        else if (command === 6) TovFocus.say('status', text());
        else if (command === 7) TovFocus.say('alert', text());
        else if (command === 8) document.documentElement.lang = text();
        else if (command === 9) page = key();
        else throw new Error('mirror command ' + command);
      }
      m.remove(gone);
      scrolls.forEach(function (s) {
        var element = m.elements.get(s[0]);
        if (element) element.scrollTop = s[1];
      });
      TovFocus.settle(focusBefore, page);
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
      if (m.roles[n.role] !== '-') element.setAttribute('role', m.roles[n.role]);
      if (tag === 'button') element.type = 'button';
      if (m.types[n.role]) element.type = m.types[n.role];
      if (n.role === 3) {
        element.id = 'main';
        element.tabIndex = -1;
      }
      if (n.role === 5) element.tabIndex = -1;
      if (n.role === 29) {
        element.tabIndex = -1;
        element.setAttribute('aria-modal', 'true');
      }
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
        case 5:
        case 6:
        case 7:
        case 8:
        case 9:
        case 10:
        case 11:
        case 13:
        case 27:
        case 28:
        case 32:
        case 35:
          m.setText(element, quiet ? '' : n.name);
          m.attribute(element, 'aria-label', quiet ? n.name : '');
          break;
        case 15:
        case 16:
        case 17:
        case 18:
        case 19:
        case 20:
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
      else if (n.role >= 7 && n.role <= 11) m.attribute(element, 'title', n.value);
      if (n.role === 32) element.htmlFor = 'k' + n.target;
      if (n.role === 31) m.attribute(element, 'aria-valuetext', n.value);
    },

    state: function (element, n) {
      var m = TovMirror;
      var flag = function (bit) {
        return (n.flags & bit) !== 0;
      };
      var set = function (name, value) {
        m.attribute(element, name, value);
      };
      if (n.role >= 8 && n.role <= 13) {
        set('aria-disabled', flag(1) ? 'true' : '');
        if (n.role >= 9 && n.role <= 11) set('aria-checked', flag(2) ? 'true' : 'false');
        if (n.role === 13) set('aria-selected', flag(2) ? 'true' : 'false');
        if (n.role === 8) set('aria-pressed', flag(4) ? (flag(8) ? 'true' : 'false') : '');
        if (n.role === 11 || n.role === 13) TovFocus.groups.add(n.parent);
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
      if (n.flags & 32 && !element.hasAttribute('aria-invalid')) TovFocus.wrong.push(element);
      m.attribute(element, 'aria-invalid', n.flags & 32 ? 'true' : '');
      m.attribute(element, 'aria-required', n.flags & 64 ? 'true' : '');
      m.attribute(element, 'aria-describedby', n.target === '0_0' ? '' : 'k' + n.target);
      if (n.role === 21) {
        m.attribute(element, 'accept', n.extra);
        element.tovBytesMax = n.lengthMax;
        return;
      }
      if (n.role === 20) m.choices(element, n);
      else if (n.role <= 17) {
        if (n.role === 15) element.type = n.flags & 4096 ? 'password' : 'text';
        m.attribute(element, 'inputmode', m.keyboards[n.keyboard]);
        m.attribute(element, 'enterkeyhint', m.enters[n.enter]);
        m.attribute(element, 'autocomplete', m.fills[n.fill]);
        m.attribute(element, 'placeholder', n.extra);
        m.attribute(element, 'autocapitalize', n.flags & 128 ? 'characters' : '');
        m.attribute(element, 'maxlength', String(n.lengthMax));
        if (n.extent > 0) element.style.paddingLeft = n.extent + (14 * n.font) / 17 + 'px';
      }
      // While someone composes a letter the browser must not find its text changed.
      if (TovFocus.composing !== element && element.value !== n.value) element.value = n.value;
    },

    // Hundreds of choices cost more than the rest of the page. They are made once the frame is
    // over, or when someone is about to choose; until then there is the chosen one.
    choices: function (select, n) {
      var m = TovMirror;
      if (select.tovChoices !== n.extra) {
        select.tovChoices = n.extra;
        select.tovWaits = select.tovWaits || n.extra.length > m.choicesAtOnce;
        if (!select.tovWaits) m.fill(select);
        else if (!select.tovFill) {
          select.tovFill = function () {
            if (!select.tovWaits || !select.isConnected) return;
            var value = select.value;
            select.tovWaits = false;
            m.fill(select);
            select.value = value;
          };
          select.addEventListener('pointerdown', select.tovFill);
          select.addEventListener('focus', select.tovFill);
        }
        if (select.tovWaits) (window['requestIdleCallback'] || setTimeout)(select.tovFill);
      }
      if (!select.tovWaits) return;
      var lines = n.extra.split('\n');
      var chosen = n.value === '' ? 0 : Number(n.value) + (lines[1] === '' ? 2 : 0);
      select['replaceChildren'](new Option(lines[chosen], n.value));
    },

    fill: function (select) {
      var lines = select.tovChoices.split('\n');
      var options = document.createDocumentFragment();
      // nothing chosen yet: the first line only asks
      var asks = lines.length > 1 && lines[1] === '';
      if (asks) options.appendChild(new Option(lines[0], ''));
      lines.slice(asks ? 2 : 0).forEach(function (line, i) {
        options.appendChild(new Option(line, String(i)));
      });
      select['replaceChildren'](options);
    },

    // What lies in an element that goes is left in it: a page goes as one piece, not a hundred.
    remove: function (keys) {
      var gone = new Set();
      keys.forEach(function (key) {
        var element = TovMirror.elements.get(key);
        TovMirror.elements.delete(key);
        if (element) gone.add(element);
      });
      gone.forEach(function (element) {
        if (!gone.has(element.parentNode)) element.remove();
      });
      return [];
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
  },

  tov_mirror_start__deps: ['$TovMirror', '$TovActing'],
  tov_mirror_start: function () {
    TovMirror.root = document.getElementById('mirror');
    TovActing.listen();
  },
  tov_mirror_apply__deps: ['$TovMirror'],
  tov_mirror_apply: function (pointer, length) {
    TovMirror.apply(pointer, length);
  },
});

// What a person does with the elements of the mirror, as calls into the program. The DOM's click is
// the only act: mouse, tap, Enter, Space and a screen reader's action each act exactly once.
mergeInto(LibraryManager.library, {
  $TovActing__deps: ['$TovMirror', '$TovFocus'],
  $TovActing: {
    touch: { x: 0, y: 0, down: 0, dragged: false, bad: false, up: -1e9 },
    pressTimer: 0,
    hovered: null,
    pressed: null,

    low: function (key) {
      return parseInt(key.split('_')[1], 36);
    },
    high: function (key) {
      return parseInt(key.split('_')[0], 36);
    },
    call: function (name, key) {
      name(TovActing.high(key), TovActing.low(key));
    },

    sendBytes: function (bytes, call) {
      var pointer = _malloc(bytes.length + 1);
      HEAPU8.set(bytes, pointer);
      HEAPU8[pointer + bytes.length] = 0;
      call(pointer, bytes.length);
      _free(pointer);
    },

    sendText: function (element, text) {
      var key = element.tovKey;
      TovActing.sendBytes(TovMirror.encoder.encode(text), function (pointer, length) {
        _tov_on_text(TovActing.high(key), TovActing.low(key), pointer, length);
      });
    },

    sendFile: function (element) {
      var m = TovMirror;
      var a = TovActing;
      var file = element.files[0];
      if (!file) return;
      var send = function (bytes) {
        a.sendBytes(m.encoder.encode(file.name), function (name, nameLength) {
          a.sendBytes(bytes, function (pointer, length) {
            _tov_on_file(
              a.high(element.tovKey),
              a.low(element.tovKey),
              name,
              nameLength,
              pointer,
              length,
              Math.min(file.size, 0xffffffff),
            );
          });
        });
        element.value = '';
      };
      if (file.size > element.tovBytesMax) send(new Uint8Array(0));
      else
        file.arrayBuffer().then(function (buffer) {
          send(new Uint8Array(buffer));
        });
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
      var a = TovActing;
      TovFocus.used = true;
      var element = a.widgetOf(event.target);
      if (!element) return;
      var t = a.touch;
      if (event.detail !== 0 && t.bad && event.timeStamp - t.up < 400) {
        event.preventDefault(); // the end of a drag or a long press, not a tap
        return;
      }
      var role = element.tovRole;
      if (role === 35) {
        event.preventDefault();
        TovFocus.focusHeading();
      } else if ((role >= 8 && role <= 13 && role !== 12) || role === 34) {
        if (element.getAttribute('aria-disabled') !== 'true') a.call(_tov_on_act, element.tovKey);
      } else if (
        (role === 18 || role === 19) &&
        event.detail !== 0 &&
        element['showPicker'] &&
        !element.disabled
      ) {
        try {
          element['showPicker']();
        } catch (error) {
          /* not allowed here: one types instead */
        }
      }
    },

    onKey: function (event) {
      var m = TovMirror;
      var a = TovActing;
      TovFocus.used = true;
      if (event.isComposing) return;
      var element = a.widgetOf(event.target);
      if (event.key === 'Escape' && TovFocus.dialog) {
        if (TovFocus.dialog.tovFlags & 256) a.call(_tov_on_dismiss, TovFocus.dialog.tovKey);
        event.preventDefault();
      } else if (
        event.key === 'Enter' &&
        element &&
        (element.tovRole === 15 || element.tovRole === 17)
      ) {
        event.preventDefault();
        a.call(_tov_on_submit, element.tovKey);
      } else if (event.key === 'Tab' && TovFocus.dialog) a.keepInside(event);
      else if (element && (element.tovRole === 11 || element.tovRole === 13))
        a.arrow(event, element);
    },

    // Tab stays in the dialog.
    keepInside: function (event) {
      var all = Array.prototype.slice
        .call(TovFocus.dialog.querySelectorAll('a[href],button,input,select,textarea'))
        .filter(function (e) {
          return e.tabIndex >= 0 && !e.disabled;
        });
      var at = all.indexOf(document.activeElement);
      var wraps = event.shiftKey ? at <= 0 : at === all.length - 1;
      if (!wraps || all.length === 0) return;
      event.preventDefault();
      all[event.shiftKey ? all.length - 1 : 0].focus();
    },

    arrow: function (event, element) {
      var forward = event.key === 'ArrowRight' || event.key === 'ArrowDown';
      var backward = event.key === 'ArrowLeft' || event.key === 'ArrowUp';
      var step = forward ? 1 : backward ? -1 : 0;
      if (step === 0) return;
      event.preventDefault();
      var group = element.closest('[role=radiogroup],[role=tablist]');
      var members = Array.prototype.slice.call(group.querySelectorAll('[role=radio],[role=tab]'));
      var next = members[(members.indexOf(element) + step + members.length) % members.length];
      next.focus();
      next.click();
    },

    onPointerDown: function (event) {
      var m = TovMirror;
      var a = TovActing;
      var element = a.widgetOf(event.target);
      if (event.pointerType !== 'mouse') {
        a.touch = {
          x: event.clientX,
          y: event.clientY,
          down: event.timeStamp,
          dragged: false,
          bad: false,
          up: a.touch.up,
        };
        // A finger that goes on to scroll presses nothing.
        clearTimeout(a.pressTimer);
        a.pressTimer = setTimeout(function () {
          a.showPress(a.pressable(element) ? element : null);
        }, 70);
      } else if (event.button === 0) a.showPress(a.pressable(element) ? element : null);
    },
    onPointerMove: function (event) {
      var t = TovActing.touch;
      if (event.pointerType === 'mouse') return;
      if (Math.abs(event.clientX - t.x) > 8 || Math.abs(event.clientY - t.y) > 8) t.dragged = true;
    },
    onPointerUp: function (event) {
      var m = TovMirror;
      var a = TovActing;
      clearTimeout(a.pressTimer);
      if (event.pointerType !== 'mouse') {
        var t = a.touch;
        t.bad = t.dragged || event.type === 'pointercancel' || event.timeStamp - t.down > 500;
        t.up = event.timeStamp;
      }
      a.showPress(null);
    },
    onPointerOver: function (event) {
      if (event.pointerType !== 'mouse') return;
      var element = TovActing.widgetOf(event.target);
      var hovered = TovActing.pressable(element) ? element : null;
      if (hovered === TovActing.hovered) return;
      TovActing.hovered = hovered;
      TovActing.tellPointer();
    },
    onPointerLeave: function () {
      if (!TovActing.hovered) return;
      TovActing.hovered = null;
      TovActing.tellPointer();
    },
    showPress: function (element) {
      if (TovActing.pressed === element) return;
      TovActing.pressed = element;
      TovActing.tellPointer();
    },
    tellPointer: function () {
      var m = TovMirror;
      var a = TovActing;
      var h = a.hovered ? a.hovered.tovKey : '0_0';
      var p = a.pressed ? a.pressed.tovKey : '0_0';
      _tov_on_pointer(a.high(h), a.low(h), a.high(p), a.low(p));
    },

    listen: function () {
      var m = TovMirror;
      var a = TovActing;
      var root = m.root;
      root.addEventListener('click', a.onClick);
      document.addEventListener('keydown', a.onKey);
      root.addEventListener('pointerdown', a.onPointerDown);
      root.addEventListener('pointermove', a.onPointerMove, { passive: true });
      root.addEventListener('pointerup', a.onPointerUp);
      root.addEventListener('pointercancel', a.onPointerUp);
      root.addEventListener('pointerover', a.onPointerOver);
      root.addEventListener('pointerleave', a.onPointerLeave);
      root.addEventListener('focusin', function (event) {
        if (event.target.tovKey) a.call(_tov_on_focus, event.target.tovKey);
      });
      root.addEventListener('focusout', function (event) {
        if (!event.relatedTarget) _tov_on_focus(0, 0);
      });
      root.addEventListener('compositionstart', function (event) {
        TovFocus.composing = event.target;
      });
      root.addEventListener('compositionend', function (event) {
        TovFocus.composing = null;
        a.sendText(event.target, event.target.value);
      });
      root.addEventListener('input', function (event) {
        var e = event.target;
        if (e.tovRole >= 15 && e.tovRole <= 17) a.sendText(e, e.value);
      });
      root.addEventListener('change', function (event) {
        var e = event.target;
        if (e.tovRole >= 18 && e.tovRole <= 20) a.sendText(e, e.value);
        if (e.tovRole === 21) a.sendFile(e);
      });
      root.addEventListener(
        'scroll',
        function (event) {
          var e = event.target;
          if (e.tovRole === 33) _tov_on_scroll(a.high(e.tovKey), a.low(e.tovKey), e.scrollTop);
        },
        { capture: true, passive: true },
      );
      // Back closes a dialog before it leaves the view.
      window.addEventListener('popstate', function () {
        if (TovFocus.dialog && !(history.state && history.state['dialog'])) {
          if (TovFocus.dialog.tovFlags & 256) a.call(_tov_on_dismiss, TovFocus.dialog.tovKey);
          else history.pushState({ ['dialog']: true }, '');
        }
      });
    },
  },
});

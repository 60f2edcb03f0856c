// Focus, dialogs and the live regions of the mirror. There is one focus, the DOM's: a dialog takes
// it and gives it back, a new page moves it to its h1, an element that goes leaves it where it
// makes sense.
mergeInto(LibraryManager.library, {
  $TovFocus__postset: 'TovFocus.groups = new Set(); TovFocus.wrong = [];',
  $TovFocus: {
    opener: '', // key of what had the focus when the dialog opened
    item: '', // key of the list item around what had the focus before this update
    dialog: null,
    pageKey: '',
    leaves: false, // the view goes together with its dialog
    used: false, // someone pressed or typed: before that, a new page takes no focus
    composing: null, // the field in which a letter is being composed
    groups: null, // Set of keys: radio groups and tab lists whose tab stop may have moved
    wrong: null, // fields that became wrong in this update

    // Each line is said once. The first is the state of things: when it changes, the old one is no
    // longer true and goes at once. Others stay a while after the app stopped saying them, or
    // nobody would hear them.
    say: function (id, text) {
      var region = document.getElementById(id);
      var lines = text === '' ? [] : text.split('\n');
      var children = Array.prototype.slice.call(region.children);
      children.forEach(function (child, i) {
        if (lines.indexOf(child.textContent) >= 0) child.tovGone = false;
        else if (i === 0 && lines.length > 0) child.remove();
        else if (!child.tovGone) {
          child.tovGone = true;
          TovFocus.forget(child);
        }
      });
      lines.forEach(function (line, i) {
        for (var c = region.firstElementChild; c; c = c.nextElementSibling) {
          if (c.textContent === line) return;
        }
        var div = document.createElement('div');
        div.textContent = line;
        region.insertBefore(div, i === 0 ? region.firstElementChild : null);
      });
    },
    forget: function (child) {
      setTimeout(function () {
        if (child.tovGone) child.remove();
      }, 5000);
    },

    // ---- focus and dialogs -------------------------------------------------------------------
    keyOfFocus: function () {
      var active = document.activeElement;
      return active && active.tovKey ? active.tovKey : '';
    },

    // The button one pressed in a line may go; the line is still where one was.
    keyOfItem: function () {
      var active = document.activeElement;
      var item = active && active.closest('[role=listitem]');
      return (item && item.tovKey) || '';
    },

    // A person who pressed "Gem" is led to the first field that is wrong; one who types is not.
    focusWrong: function () {
      var wrong = TovFocus.wrong.filter(function (element) {
        return element.isConnected && element.hasAttribute('aria-invalid');
      });
      TovFocus.wrong = [];
      var active = document.activeElement;
      var types = active && /^(INPUT|SELECT|TEXTAREA)$/.test(active.tagName);
      if (wrong.length === 0 || types) return;
      wrong.sort(function (a, b) {
        return a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
      });
      wrong[0].focus();
    },
    settle: function (focusBefore, page) {
      var m = TovMirror;
      TovFocus.groups.forEach(TovFocus.setTabStop);
      TovFocus.groups.clear();
      var dialogs = [];
      for (var c = m.root.firstElementChild; c; c = c.nextElementSibling)
        if (c.tovRole === 29) dialogs.push(c);
      var top = dialogs.length > 0 ? dialogs[dialogs.length - 1] : null;
      for (var e = m.root.firstElementChild; e; e = e.nextElementSibling) {
        var behind =
          top !== null && e !== top && !(e.tovRole === 34 && e.nextElementSibling === top);
        if (e.hasAttribute('inert') !== behind) e.toggleAttribute('inert', behind);
      }
      if (top && top !== TovFocus.dialog) {
        if (!TovFocus.dialog) {
          TovFocus.opener = focusBefore;
          if (!(history.state && history.state['dialog']))
            history.pushState({ ['dialog']: true }, '');
        }
        top.focus({ preventScroll: true });
      } else if (!top && TovFocus.dialog) {
        if (history.state && history.state['dialog'] && !TovFocus.leaves) history.back();
        TovFocus.leaves = false;
        TovFocus.focusKey(TovFocus.opener);
      }
      TovFocus.dialog = top;
      if (page !== '') {
        TovFocus.pageKey = page;
        if (TovFocus.used && !top) TovFocus.focusSoon();
        TovFocus.wrong = [];
      } else if (focusBefore !== '' && TovFocus.keyOfFocus() === '') TovFocus.focusKey(focusBefore);
      if (TovFocus.wrong.length > 0) TovFocus.focusWrong();
    },

    focusKey: function (key) {
      var element = TovMirror.elements.get(key);
      if (element && element.isConnected && !element.closest('[inert]'))
        element.focus({ preventScroll: true });
      else if (TovFocus.dialog && TovFocus.dialog.isConnected)
        TovFocus.dialog.focus({ preventScroll: true });
      else {
        var item = TovMirror.elements.get(TovFocus.item);
        var near = item && item.isConnected && item.querySelector('a,button');
        if (near) near.focus({ preventScroll: true });
        else TovFocus.focusHeading();
      }
    },

    // To its heading once the new page has been laid out: focus() would have all of it laid out at
    // once, in the middle of the frame. Unless the person went elsewhere meanwhile.
    focusSoon: function () {
      var page = TovFocus.pageKey;
      var active = document.activeElement;
      requestAnimationFrame(function () {
        setTimeout(function () {
          var same = page === TovFocus.pageKey && active === document.activeElement;
          if (same && !TovFocus.dialog) TovFocus.focusHeading();
        });
      });
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
      members.forEach(function (e) {
        if (e.tovFlags & 2) stop = e;
      });
      members.forEach(function (e) {
        e.tabIndex = e === stop ? 0 : -1;
      });
    },
  },
});

// The keys of stores that are locked with a PIN: wrapping and unwrapping them with WebCrypto, and
// sealing a store's values with them. A key is in memory only while its store is unlocked, as a
// CryptoKey that gives its bytes to nobody.
//
// A wrapped key: version 1 u8 | PBKDF2 rounds u32 | salt 16 | IV 12 | AES-GCM of the 32 bytes, 48.
// A sealed value: IV 12 | AES-GCM of the value; area and key are authenticated with it, so that no
// value can stand in for another. Numbers are little endian.
mergeInto(LibraryManager.library, {
  $TovKeys__deps: ['$TovDevice'],
  $TovKeys: {
    VERSION: 1,
    SALT: 16,
    IV: 12,
    HEAD: 33,  // all before the cipher text of a wrapped key
    ROUNDS_MAX: 10000000,  // a damaged number must not hang the tablet
    open: {},  // database -> CryptoKey, of the stores unlocked in this page

    subtle: function () {
      // Not there when the page came over plain http.
      if (!crypto['subtle']) throw new DOMException('', 'NotSupportedError');
      return crypto['subtle'];
    },
    random: function (size) {
      return crypto.getRandomValues(new Uint8Array(size));
    },
    join: function (parts) {
      var size = parts.reduce(function (sum, part) { return sum + part.length; }, 0);
      var bytes = new Uint8Array(size);
      var at = 0;
      parts.forEach(function (part) {
        bytes.set(part, at);
        at += part.length;
      });
      return bytes;
    },
    number: function (value) {
      var bytes = new Uint8Array(4);
      new DataView(bytes.buffer).setUint32(0, value, true);
      return bytes;
    },

    // ---- wrapping ----
    derive: async function (secret, salt, rounds) {
      var base = await TovKeys.subtle()['importKey']('raw', secret, 'PBKDF2', false, ['deriveKey']);
      var how = { 'name': 'PBKDF2', 'hash': 'SHA-256', 'salt': salt, 'iterations': rounds };
      return TovKeys.subtle()['deriveKey'](
        how, base, { 'name': 'AES-GCM', 'length': 256 }, false, ['encrypt', 'decrypt']);
    },
    wrap: async function (raw, secret, rounds) {
      var salt = TovKeys.random(TovKeys.SALT);
      var iv = TovKeys.random(TovKeys.IV);
      var by = await TovKeys.derive(secret, salt, rounds);
      var cipher = await TovKeys.subtle()['encrypt']({ 'name': 'AES-GCM', 'iv': iv }, by, raw);
      return TovKeys.join([new Uint8Array([TovKeys.VERSION]), TovKeys.number(rounds), salt, iv,
        new Uint8Array(cipher)]);
    },
    unwrap: async function (wrapped, secret) {
      var view = new DataView(wrapped.buffer, wrapped.byteOffset, wrapped.length);
      var rounds = wrapped.length > TovKeys.HEAD ? view.getUint32(1, true) : 0;
      if (wrapped[0] !== TovKeys.VERSION || rounds < 1 || rounds > TovKeys.ROUNDS_MAX) {
        throw new DOMException('', 'DataError');
      }
      var by = await TovKeys.derive(secret, wrapped.slice(5, 5 + TovKeys.SALT), rounds);
      var how = { 'name': 'AES-GCM', 'iv': wrapped.slice(5 + TovKeys.SALT, TovKeys.HEAD) };
      return new Uint8Array(
        await TovKeys.subtle()['decrypt'](how, by, wrapped.slice(TovKeys.HEAD)));
    },
    // The request: secret, wrapped key (none: make a new one), then rounds and secret of each to
    // wrap it for; each text with its size. The answer: what was wrapped, each with its size.
    read: function (bytes) {
      var view = new DataView(bytes.buffer);
      var at = 0;
      var number = function () {
        at += 4;
        return view.getUint32(at - 4, true);
      };
      var blob = function () {
        var size = number();
        at += size;
        return bytes.slice(at - size, at);
      };
      var asked = { secret: blob(), wrapped: blob(), targets: [] };
      while (at < bytes.length) {
        var rounds = number();
        asked.targets.push({ rounds: rounds, secret: blob() });
      }
      return asked;
    },
    turn: async function (name, asked) {
      var raw = asked.wrapped.length ? await TovKeys.unwrap(asked.wrapped, asked.secret)
        : TovKeys.random(32);
      var parts = [];
      for (var i = 0; i < asked.targets.length; ++i) {
        var wrapped = await TovKeys.wrap(raw, asked.targets[i].secret, asked.targets[i].rounds);
        parts.push(TovKeys.number(wrapped.length), wrapped);
      }
      TovKeys.open[name] = await TovKeys.subtle()['importKey'](
        'raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
      raw.fill(0);
      return TovKeys.join(parts);
    },
    code_of: function (error) {
      var wrong = error && error.name === 'OperationError';  // the tag does not fit
      return wrong ? TovDevice.WRONG_PIN : TovDevice.STORAGE_FAILED;
    },

    // ---- values ----
    how: function (iv, entry) {
      var place = new Uint8Array(9);
      var view = new DataView(place.buffer);
      view.setUint8(0, entry.area);
      view.setUint32(1, entry.key % 4294967296, true);
      view.setUint32(5, Math.floor(entry.key / 4294967296), true);
      return { 'name': 'AES-GCM', 'iv': iv, 'additionalData': place };
    },
    seal: async function (key, entry) {
      var iv = TovKeys.random(TovKeys.IV);
      var cipher = await TovKeys.subtle()['encrypt'](TovKeys.how(iv, entry), key, entry.value);
      return TovKeys.join([iv, new Uint8Array(cipher)]);
    },
    // What cannot be opened is left as it is: the app knows what to do with a damaged value.
    reveal: async function (key, entry) {
      try {
        var iv = entry.value.slice(0, TovKeys.IV);
        return new Uint8Array(await TovKeys.subtle()['decrypt'](
          TovKeys.how(iv, entry), key, entry.value.slice(TovKeys.IV)));
      } catch (error) {
        console.warn('a value cannot be opened: ' + error.name);
        return entry.value;
      }
    },
  },

  tov_keys_turn__deps: ['$TovKeys'],
  tov_keys_turn: function (id, name, at, size) {
    var asked = TovKeys.read(HEAPU8.slice(at, at + size));
    TovKeys.turn(UTF8ToString(name), asked).then(function (bytes) {
      TovDevice.tell(id, TovDevice.KEYED, 0, 0, bytes);
    }, function (error) {
      TovDevice.tell(id, TovDevice.KEYED, TovKeys.code_of(error), 0,
        TovDevice.text(String(error && error.name)));
    });
  },

  tov_keys_forget__deps: ['$TovKeys'],
  tov_keys_forget: function (name) {
    delete TovKeys.open[UTF8ToString(name)];
  },
});

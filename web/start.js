// Starts the app: fetches the fonts beside the program, gives them to the document (text fields)
// and to the canvas.
(function () {
  'use strict';
  const names = [
    '@@text_400.ttf@@',
    '@@text_600.ttf@@',
    '@@text_700.ttf@@',
    '@@icons.ttf@@',
    '@@fallback.ttf@@',
  ];
  const weights = ['400', '600', '700'];

  async function fetchBytes(name) {
    const response = await fetch(name);
    if (!response.ok) throw new Error(name + ': ' + response.status);
    return new Uint8Array(await response.arrayBuffer());
  }

  function showFailure(error) {
    console.error(error);
    const waiting = document.getElementById('waiting');
    if (waiting) waiting.textContent = waiting.dataset.failed;
  }

  const module = {
    canvas: document.getElementById('canvas'),
    fonts: [],
    locateFile: () => '@@tovholder.wasm@@',
  };
  const fontsReady = Promise.all(names.map(fetchBytes)).then((fonts) => {
    module.fonts = fonts;
    weights.forEach((weight, i) => {
      document.fonts.add(new FontFace('Tovholder', fonts[i].slice().buffer, { weight }));
    });
  });
  // The program compiles while the fonts are on their way, and starts when both are here.
  module.instantiateWasm = (imports, done) => {
    const program = fetch('@@tovholder.wasm@@');
    WebAssembly.instantiateStreaming(program, imports)
      .catch(async () => WebAssembly.instantiate(await fetchBytes('@@tovholder.wasm@@'), imports))
      .then(async (result) => {
        await fontsReady;
        done(result.instance, result.module);
      })
      .catch(showFailure);
    return {};
  };
  createTovholder(module).catch(showFailure);
})();

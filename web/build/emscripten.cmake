# Toolchain of the preset "web": the Emscripten on the PATH (Debian's package or an emsdk).
find_program(TOVHOLDER_EMCC emcc REQUIRED)
file(REAL_PATH ${TOVHOLDER_EMCC} emcc_path)
cmake_path(GET emcc_path PARENT_PATH emscripten_root)
include(${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake)

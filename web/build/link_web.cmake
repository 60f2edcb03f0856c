# How the app is linked for the browser. tov_link_web(TARGET) gives TARGET.js and TARGET.wasm.

# What Emscripten finds only through the environment: acorn where node is not Debian's, and the
# Closure compiler.
set(TOVHOLDER_CLOSURE
  ${CMAKE_SOURCE_DIR}/build/npm/web/node_modules/google-closure-compiler-linux/compiler)
set_property(GLOBAL PROPERTY RULE_LAUNCH_LINK "${CMAKE_COMMAND} -E env \
NODE_PATH=/usr/share/nodejs:/usr/lib/nodejs EM_CLOSURE_COMPILER=${TOVHOLDER_CLOSURE}")

function(tov_link_web target)
  file(GLOB libraries CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/web/library_*.js)
  foreach(library ${libraries})
    target_link_options(${target} PRIVATE "SHELL:--js-library ${library}")
    set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS ${library})
  endforeach()
  target_link_options(${target} PRIVATE
    -Oz -fwasm-exceptions -sBINARYEN_EXTRA_PASSES=--converge
    -sENVIRONMENT=web -sMODULARIZE=1 -sEXPORT_NAME=createTovholder
    -sFILESYSTEM=0
    -sINITIAL_MEMORY=32MB -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=256MB -sTOTAL_STACK=1MB
    -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2
    -sEXPORTED_FUNCTIONS=_main,_malloc,_free
    -sEXPORTED_RUNTIME_METHODS=HEAPU8,UTF8ToString,stringToUTF8,lengthBytesUTF8)
  if(EXISTS ${TOVHOLDER_CLOSURE} AND TOVHOLDER_MINIFY)
    target_link_options(${target} PRIVATE --closure=1)
  endif()
endfunction()

// What ImGui's OpenGL backend asks before it draws, so that it can put everything back. In a
// browser each question waits for the graphics process to finish what it has (80 ms a frame where
// graphics are drawn by software), and nobody else draws here. So the answers are the state of a
// fresh context; src/CMakeLists.txt compiles the backend to ask here.
#include <GLES3/gl3.h>

extern "C" void tov_gl_get_integer(GLenum name, GLint* value) {
    switch (name) {
        case GL_ACTIVE_TEXTURE:
            *value = GL_TEXTURE0;
            return;
        case GL_BLEND_EQUATION_RGB:
        case GL_BLEND_EQUATION_ALPHA:
            *value = GL_FUNC_ADD;
            return;
        case GL_BLEND_SRC_RGB:
        case GL_BLEND_SRC_ALPHA:
            *value = GL_ONE;
            return;
        case GL_BLEND_DST_RGB:
        case GL_BLEND_DST_ALPHA:
            *value = GL_ZERO;
            return;
        case GL_CURRENT_PROGRAM:
        case GL_TEXTURE_BINDING_2D:
        case GL_SAMPLER_BINDING:
        case GL_ARRAY_BUFFER_BINDING:
        case GL_ELEMENT_ARRAY_BUFFER_BINDING:
        case GL_VERTEX_ARRAY_BINDING:
            *value = 0;
            return;
        case GL_VIEWPORT:  // Canvas sets it in every frame
        case GL_SCISSOR_BOX:
            for (int i = 0; i < 4; ++i) value[i] = 0;
            return;
        default:
            glGetIntegerv(name, value);
    }
}

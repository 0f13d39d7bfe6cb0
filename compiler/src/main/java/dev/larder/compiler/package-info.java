/**
 * Compiles a warehouse project into a plan; entry type {@link dev.larder.compiler.ProjectCompiler}. Nothing here opens a file or a
 * database: files come as values, and SQL is bound through {@link dev.larder.compiler.Binder}.
 */
@NullMarked
package dev.larder.compiler;

import org.jspecify.annotations.NullMarked;

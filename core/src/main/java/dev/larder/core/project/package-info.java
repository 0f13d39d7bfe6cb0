/**
 * Compiles a warehouse project into a plan; entry type {@link dev.larder.core.project.ProjectCompiler}. Nothing here opens a file or a
 * database: files come as values, and SQL is bound through {@link dev.larder.core.project.Binder}.
 */
@NullMarked
package dev.larder.core.project;

import org.jspecify.annotations.NullMarked;

/**
 * Compiles a warehouse project into a plan; entry type {@link dev.larder.core.project.Binder} until a project is read. Nothing here
 * opens a file or a database.
 */
@NullMarked
package dev.larder.core.project;

import org.jspecify.annotations.NullMarked;

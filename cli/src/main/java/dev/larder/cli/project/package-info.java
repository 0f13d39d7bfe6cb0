/**
 * A warehouse project in a folder; entry type {@link dev.larder.cli.project.ProjectFolder}. It is read as a whole,
 * and every problem is told at once.
 */
@NullMarked
package dev.larder.cli.project;

import org.jspecify.annotations.NullMarked;

/**
 * Tests of the warehouse projects that come with the repository, and of the launch story's files; entry type
 * {@link dev.larder.cli.bundled.Repository}. Nothing here runs a warehouse.
 */
@NullMarked
package dev.larder.cli.bundled;

import org.jspecify.annotations.NullMarked;

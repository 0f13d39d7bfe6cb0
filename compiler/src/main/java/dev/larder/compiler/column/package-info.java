/**
 * Tests of columns that a contract or a model declares in one line; entry type {@link dev.larder.compiler.column.ColumnTest}. A line becomes the
 * select of an ordinary data test, whose name follows from what it tests and never from where it stands.
 */
@NullMarked
package dev.larder.compiler.column;

import org.jspecify.annotations.NullMarked;

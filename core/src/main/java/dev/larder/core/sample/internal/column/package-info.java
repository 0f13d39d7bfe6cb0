/**
 * What the values of a column are like; entry type {@link dev.larder.core.sample.internal.column.ColumnProfile}. A column is all that no value
 * has spoken against.
 */
@NullMarked
package dev.larder.core.sample.internal.column;

import org.jspecify.annotations.NullMarked;

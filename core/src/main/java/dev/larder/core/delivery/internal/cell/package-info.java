/**
 * Reads one field's bytes as a value of a column's type and writes its one spelling; entry type {@link dev.larder.core.delivery.internal.cell.Cell}. A value that does not
 * fit is a {@link dev.larder.core.delivery.internal.cell.Fault}, never an exception.
 */
@NullMarked
package dev.larder.core.delivery.internal.cell;

import org.jspecify.annotations.NullMarked;

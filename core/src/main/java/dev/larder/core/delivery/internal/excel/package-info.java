/**
 * Sheets of Excel workbooks (ECMA-376, .xlsx) as text with delimiters; entry type {@link dev.larder.core.delivery.internal.excel.SheetText}.
 * Parts are streamed, shared texts lie in scratch space, so that no workbook fills the memory.
 */
@NullMarked
package dev.larder.core.delivery.internal.excel;

import org.jspecify.annotations.NullMarked;

/**
 * Looks for the file, the column and the rows behind a value that the warehouse refused; entry type
 * {@link dev.larder.functions.mistake.Diagnosis}. It only reads, and nothing that it finds lets a run go on.
 */
@NullMarked
package dev.larder.functions.mistake;

import org.jspecify.annotations.NullMarked;

/**
 * Texts that people write and read; entry type {@link dev.standin.redshift.dialect.text.Spelling}. Nothing here knows SQL.
 */
@NullMarked
package dev.standin.redshift.dialect.text;

import org.jspecify.annotations.NullMarked;

/**
 * What Redshift says of a value that it refuses, and the selects that find where it comes from; entry type
 * {@link dev.larder.core.engine.refused.RefusedValue}. Every select only reads.
 */
@NullMarked
package dev.larder.core.engine.refused;

import org.jspecify.annotations.NullMarked;

/** Mapping's rules as examples; entry type {@link dev.larder.core.mapping.InForceTest}. Every case is one fold. */
@NullMarked
package dev.larder.core.mapping;

import org.jspecify.annotations.NullMarked;

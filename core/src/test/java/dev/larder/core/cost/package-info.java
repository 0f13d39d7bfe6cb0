/** What a stack costs, on templates small enough to count by hand. */
@NullMarked
package dev.larder.core.cost;

import org.jspecify.annotations.NullMarked;

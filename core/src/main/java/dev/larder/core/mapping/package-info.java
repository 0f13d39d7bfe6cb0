/**
 * Which delivery is in force for each feed and period; entry type {@link dev.larder.core.mapping.Mapping}. A mapping is a fold of all accepted deliveries: never of another mapping, but for what {@link dev.larder.core.mapping.History} proves to be settled.
 */
@NullMarked
package dev.larder.core.mapping;

import org.jspecify.annotations.NullMarked;

/** What Larder knows: values and rules without AWS, network, database or clock. */
@NullMarked
package dev.larder.core;

import org.jspecify.annotations.NullMarked;

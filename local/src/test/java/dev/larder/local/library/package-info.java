/** The stand-in as a library: nobody who uses it needs Larder. */
@NullMarked
package dev.larder.local.library;

import org.jspecify.annotations.NullMarked;

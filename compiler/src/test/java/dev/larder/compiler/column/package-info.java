/** Tests of what one line says of columns. */
@NullMarked
package dev.larder.compiler.column;

import org.jspecify.annotations.NullMarked;

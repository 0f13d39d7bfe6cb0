/** Tests of the search for what blocks a run; entry type {@link dev.larder.core.blame.BlameOracleTest}. Every seed is printed with what fails. */
@NullMarked
package dev.larder.core.blame;

import org.jspecify.annotations.NullMarked;

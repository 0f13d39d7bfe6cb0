/**
 * A file that is tried before it is sent; entry type {@link dev.larder.cli.trial.Trial}. Nothing lands, and the check and the receipt are
 * those of the function that receives.
 */
@NullMarked
package dev.larder.cli.trial;

import org.jspecify.annotations.NullMarked;

/** Projects and feeds that are begun; entry type {@link dev.larder.cli.fresh.SamplesTest}. Every file is written into a folder of the test. */
@NullMarked
package dev.larder.cli.fresh;

import org.jspecify.annotations.NullMarked;

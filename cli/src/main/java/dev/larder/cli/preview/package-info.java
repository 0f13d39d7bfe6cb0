/**
 * Shows what a run would change, without publishing it; entry type {@link dev.larder.cli.preview.KnobPreview}. Nothing here changes what analysts
 * read.
 */
@NullMarked
package dev.larder.cli.preview;

import org.jspecify.annotations.NullMarked;

package dev.larder.functions.mistake;

import dev.larder.core.format.Format;
import dev.larder.core.format.InFormat;

/**
 * What was refused in a step, written down before it is looked into: {@code runs/dt=<date>/<run>/refused-<step>.json}. A step that is
 * resumed goes on looking, and does not run the refused statement again.
 *
 * @param of name of the model or data test
 * @param error the warehouse's own text
 */
@InFormat(Format.RUN)
public record Refused(String of, String error) {}

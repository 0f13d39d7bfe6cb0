/**
 * The Lambda functions: each handler decodes its event, takes one step and encodes the answer; entry type
 * {@link dev.larder.functions.Settings}. Every step may be repeated at any point without harm.
 */
@NullMarked
package dev.larder.functions;

import org.jspecify.annotations.NullMarked;


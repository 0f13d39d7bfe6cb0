/**
 * Pages for people that open from disk; entry type {@link dev.larder.core.html.Html}. No page has a script or loads anything.
 */
@NullMarked
package dev.larder.core.html;

import org.jspecify.annotations.NullMarked;

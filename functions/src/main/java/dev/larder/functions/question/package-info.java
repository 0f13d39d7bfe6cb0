/**
 * Questions about deliveries in the lake: asked, answered, shown; entry type {@link dev.larder.functions.question.Threads}. What counts is
 * a document that is written once; pages are made of all of them, and made again by whoever writes one.
 */
@NullMarked
package dev.larder.functions.question;

import org.jspecify.annotations.NullMarked;

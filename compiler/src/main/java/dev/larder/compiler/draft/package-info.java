/**
 * First versions of what an engineer writes, made from samples; entry type {@link dev.larder.compiler.draft.FeedDraft}. Every guess
 * stands beside what it was guessed from.
 */
@NullMarked
package dev.larder.compiler.draft;

import org.jspecify.annotations.NullMarked;

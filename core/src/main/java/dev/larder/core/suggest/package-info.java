/**
 * Works out what a general data test may allow from what was accepted; entry type {@link dev.larder.core.suggest.SuggestedTolerance}. It replays
 * the history with the very rules by which runs are judged.
 */
@NullMarked
package dev.larder.core.suggest;

import org.jspecify.annotations.NullMarked;

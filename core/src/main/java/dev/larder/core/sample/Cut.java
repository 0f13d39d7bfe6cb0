package dev.larder.core.sample;

import dev.larder.core.contract.Layout;

/**
 * The characters by which a delimited text is cut.
 *
 * @param quote {@link Layout#NO} where there is none
 * @param escape {@link Layout#NO} where there is none
 */
record Cut(char delimiter, char quote, char escape) {}

/**
 * Random lives of an environment through the product's own functions, SQL and reception, without queues, HTTP and processes around; {@link
 * dev.larder.cli.history.HistoriesTest} is the entry.
 */
@NullMarked
package dev.larder.cli.history;

import org.jspecify.annotations.NullMarked;

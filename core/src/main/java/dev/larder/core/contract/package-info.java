/**
 * What a feed's files must look like; entry type {@link dev.larder.core.contract.Contract}. A contract is data: it never reads a file.
 */
@NullMarked
package dev.larder.core.contract;

import org.jspecify.annotations.NullMarked;

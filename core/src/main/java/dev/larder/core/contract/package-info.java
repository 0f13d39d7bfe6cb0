/**
 * What a feed's files must look like; entry types {@link dev.larder.core.contract.Contract} and, to read one, {@link dev.larder.compiler.contract.ContractReader}. A contract is data: it never reads a file.
 */
@NullMarked
package dev.larder.core.contract;

import org.jspecify.annotations.NullMarked;


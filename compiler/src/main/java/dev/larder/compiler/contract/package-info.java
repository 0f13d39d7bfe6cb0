/**
 * Reads contracts in the form of ODCS v3.1; entry type {@link dev.larder.compiler.contract.ContractReader}. What a contract says is
 * understood or refused with its place, never ignored.
 */
@NullMarked
package dev.larder.compiler.contract;

import org.jspecify.annotations.NullMarked;

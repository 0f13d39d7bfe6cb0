package dev.larder.compiler.contract;

import dev.larder.core.contract.Contract;
import java.util.List;

/** What became of reading a contract document: the contract, or every problem at once. */
public sealed interface ContractReading {
    /** The document is a contract. */
    record Read(Contract contract) implements ContractReading {}

    /** The document is refused; there is at least one problem. */
    record Refused(List<ContractProblem> problems) implements ContractReading {
        /** Copies the list. */
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}

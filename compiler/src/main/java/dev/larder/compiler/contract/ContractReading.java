package dev.larder.compiler.contract;

import dev.larder.compiler.column.DeclaredTest;
import dev.larder.core.contract.Contract;
import java.util.List;

/** What became of reading a contract document: the contract, or every problem at once. */
public sealed interface ContractReading {
    /**
     * The document is a contract.
     *
     * @param tests what it says of columns that is tested on what is in force
     */
    record Read(Contract contract, List<DeclaredTest> tests) implements ContractReading {
        /** Copies the list. */
        public Read {
            tests = List.copyOf(tests);
        }
    }

    /** The document is refused; there is at least one problem. */
    record Refused(List<ContractProblem> problems) implements ContractReading {
        /** Copies the list. */
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}

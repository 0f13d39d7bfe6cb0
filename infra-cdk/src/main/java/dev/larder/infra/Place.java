package dev.larder.infra;

import dev.larder.core.wiring.Arns;
import dev.larder.core.wiring.Names;

/** Where the parts of a stack stand: its names and ARNs, and what it is made of. */
record Place(Arns arns, StackInputs inputs) {

    Names names() {
        return arns.names();
    }

    Stage stage() {
        return inputs.stage();
    }
}

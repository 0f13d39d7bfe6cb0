package dev.larder.cli.deploy;

import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Where readers of an environment are ordered: of its base on AWS, or in a local environment. */
sealed interface ReadersOffice permits ReadersOnAws, ReadersHere {
    /** The environment's slug. */
    String environment();

    /** The answer to an order, as {@link dev.larder.functions.base.Readers} gives it; throws CommandFailure for one that is refused. */
    JsonNode order(ObjectNode order);

    /** Says how a reader who was just added reads. */
    void tell(String reader, ReaderPassword password, PrintWriter out);
}

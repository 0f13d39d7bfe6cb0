package dev.larder.core.delivery;

import dev.larder.core.contract.Contract;
import java.util.List;

/**
 * What to check, and against which contracts.
 *
 * @param versions every version of the feed's contract
 * @param landed the object version whose bytes are checked
 * @param deliveryId what the rows' {@code _delivery_id} will say
 */
public record CheckRequest(List<Contract> versions, Landed landed, String deliveryId, CheckLimits limits) {
    /** Copies the list. */
    public CheckRequest {
        versions = List.copyOf(versions);
    }

    /** A request with {@link CheckLimits#USUAL}. */
    public CheckRequest(List<Contract> versions, Landed landed, String deliveryId) {
        this(versions, landed, deliveryId, CheckLimits.USUAL);
    }
}

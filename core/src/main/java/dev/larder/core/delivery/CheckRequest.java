package dev.larder.core.delivery;

import dev.larder.core.contract.Contract;
import dev.larder.core.contract.ControlFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to check, and against which contracts.
 *
 * @param versions every version of the feed's contract
 * @param landed the object version whose bytes are checked
 * @param deliveryId what the rows' {@code _delivery_id} will say
 * @param control the file beside it that the contract asks for; null when it asks for none
 */
public record CheckRequest(
        List<Contract> versions,
        Landed landed,
        String deliveryId,
        CheckLimits limits,
        @Nullable ControlFile control) {
    /** Copies the list. */
    public CheckRequest {
        versions = List.copyOf(versions);
    }

    /** A request without a control file. */
    public CheckRequest(List<Contract> versions, Landed landed, String deliveryId, CheckLimits limits) {
        this(versions, landed, deliveryId, limits, null);
    }

    /** A request with {@link CheckLimits#USUAL}. */
    public CheckRequest(List<Contract> versions, Landed landed, String deliveryId) {
        this(versions, landed, deliveryId, CheckLimits.USUAL);
    }
}

package dev.larder.infra.given;

import dev.larder.core.contract.FeedId;
import dev.larder.core.receipt.SupplierAddresses;
import java.util.Optional;

/**
 * Somebody who is told by e-mail what became of deliveries.
 *
 * @param supplier whose deliveries; of all if empty
 */
public record NoticeAddress(Optional<String> supplier, String address) {
    /**
     * Reads {@code ADDRESS} or {@code SUPPLIER=ADDRESS}.
     *
     * @throws SetUpProblem if it is neither
     */
    static NoticeAddress read(String text) {
        int equals = text.indexOf('=');
        String before = text.substring(0, Math.max(equals, 0));
        // An address may have an equals sign, which is then not behind a supplier's name or not before an address.
        boolean named = FeedId.isFree(before) && SupplierAddresses.isAddress(text.substring(equals + 1));
        if (!named && !SupplierAddresses.isAddress(text)) {
            throw new SetUpProblem(
                    "-c notify has '%s'; expected an e-mail address or SUPPLIER=ADDRESS, with commas between them"
                            .formatted(text));
        }
        return named
                ? new NoticeAddress(Optional.of(before), text.substring(equals + 1))
                : new NoticeAddress(Optional.empty(), text);
    }
}

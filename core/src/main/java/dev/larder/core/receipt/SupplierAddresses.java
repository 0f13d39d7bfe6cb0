package dev.larder.core.receipt;

import dev.larder.core.lake.LakeLayout;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who is told by e-mail what became of a supplier's deliveries. The project's {@code suppliers.yaml} declares it; no function and no key of the lake has
 * an address.
 *
 * @param addresses each of them an {@link #isAddress address}; at least one
 */
public record SupplierAddresses(String supplier, List<String> addresses) {
    /** How many addresses a supplier may have. */
    public static final int MOST = 5;

    // RFC 5321, section 4.5.3.1: 64 octets before the @; a path of 256 with its angle brackets.
    private static final int MOST_BEFORE_AT = 64;
    private static final int MOST_CHARACTERS = 254;
    private static final Pattern FORM = Pattern.compile(
            "[A-Za-z0-9!#$%&'*+/=?^_{|}~-]++(?:\\.[A-Za-z0-9!#$%&'*+/=?^_{|}~-]++)*+"
                    + "@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])");

    /** Copies the list. */
    public SupplierAddresses {
        addresses = List.copyOf(addresses);
    }

    /** Whether a text is an e-mail address in ASCII, unquoted, of a named host. */
    public static boolean isAddress(String text) {
        return text.length() <= MOST_CHARACTERS
                && text.indexOf('@') <= MOST_BEFORE_AT
                && FORM.matcher(text).matches();
    }

    /** With what the keys of a supplier's notices begin; nobody else's do. */
    public static String notices(String supplier) {
        return LakeLayout.notices() + supplier + "/";
    }

    /** The compiled file {@code .larder/addresses.json}, which CDK reads. */
    public static String write(List<SupplierAddresses> addresses) {
        return JsonMapper.shared().writeValueAsString(addresses) + "\n";
    }

    /**
     * Reads the compiled file.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static List<SupplierAddresses> read(String text) {
        try {
            return List.of(JsonMapper.shared().readValue(text, SupplierAddresses[].class));
        } catch (JacksonException none) {
            throw new IllegalArgumentException("no list of addresses: " + none.getOriginalMessage(), none);
        }
    }
}

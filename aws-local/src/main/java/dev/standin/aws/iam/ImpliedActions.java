package dev.standin.aws.iam;

import dev.standin.aws.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a call needs beside the action of its own name. The table is {@code implied-actions.json}, so that others can read it without this
 * library; each line names the page of AWS that says so.
 *
 * @param call an API's operation, for example {@code redshift-data:ExecuteStatement}, or a statement
 * @param when in which case
 * @param source the page's address
 */
public record ImpliedActions(String call, String when, List<Need> needs, String source) {
    /** Of a COPY whose role is reached by another one. */
    public static final ImpliedActions COPY = of("COPY", "by a role that is not the first of its chain");

    /** Of every file that a COPY reads. */
    public static final ImpliedActions LOAD = of("COPY", "from S3, by a manifest too");

    /** Of every file that an UNLOAD writes. */
    public static final ImpliedActions UNLOAD = of("UNLOAD", "to S3");

    /**
     * An action on something that the call is about.
     *
     * @param on {@code workgroup}, {@code secret}, {@code next role}, {@code bucket}, {@code source}, {@code target} or {@code queue}
     */
    public record Need(String action, String on) {}

    /** Copies the list. */
    public ImpliedActions {
        needs = List.copyOf(needs);
    }

    /** The whole table. */
    public static List<ImpliedActions> all() {
        return Table.ENTRIES;
    }

    /**
     * The line of a call in one case.
     *
     * @throws IllegalArgumentException if the table has none
     */
    public static ImpliedActions of(String call, String when) {
        return all().stream()
                .filter(each -> each.call.equals(call) && each.when.equals(when))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "implied-actions.json has no line for %s %s".formatted(call, when)));
    }

    /**
     * Asks the caller for each of them.
     *
     * @param resources ARNs by what needs are on
     * @throws dev.standin.aws.AccessDenied at the first that it may not
     */
    public void require(Caller caller, Map<String, String> resources) {
        for (Need need : needs) {
            caller.require(
                    need.action, Objects.requireNonNull(resources.get(need.on), () -> "no ARN of the " + need.on));
        }
    }

    /** Read when it is first asked for. */
    private static final class Table {
        private static final List<ImpliedActions> ENTRIES = read();

        private static List<ImpliedActions> read() {
            try (InputStream table = ImpliedActions.class.getResourceAsStream("implied-actions.json")) {
                return List.of(JsonMapper.shared()
                        .readValue(
                                Objects.requireNonNull(table, "implied-actions.json is missing in the jar"),
                                ImpliedActions[].class));
            } catch (IOException unreadable) {
                throw new UncheckedIOException("cannot read implied-actions.json", unreadable);
            }
        }
    }
}

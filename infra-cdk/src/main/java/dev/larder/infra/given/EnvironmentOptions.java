package dev.larder.infra.given;

import dev.larder.core.wiring.EnvironmentAlarms;
import dev.larder.core.wiring.Expiry;
import dev.larder.core.wiring.StackContext;
import dev.larder.core.wiring.Stage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What may differ between environments of one wiring.
 *
 * @param target where the stack goes
 * @param base whose parameters the environment reads
 * @param owner of the tag
 * @param expires until when it is kept; production always
 * @param suppliers ARN of the principal (a role, a user or an account) that may drop files, by supplier
 * @param sftp whether the suppliers of the project's {@code suppliers.yaml} may come by the base's SFTP server
 * @param pull whether files are fetched from the servers that the project's {@code pulls.yaml} declares; of the environments of one project only
 *     one should
 * @param originalsDays after how many days originals go to Glacier Instant Retrieval
 * @param lockDays how long no version in the lake of production can be deleted
 * @param silentHours after how many hours without a release while deliveries wait the alarm tells it
 * @param noticeAddresses who is told of notices by e-mail
 * @param notifySuppliers whether the addresses of the project's {@code suppliers.yaml} are told; in production by default
 * @param snapStart whether functions that runs and deliveries wait for start from snapshots
 */
public record EnvironmentOptions(
        Target target,
        BaseParameters base,
        String owner,
        Expiry expires,
        Map<String, String> suppliers,
        boolean sftp,
        boolean pull,
        int originalsDays,
        int lockDays,
        int silentHours,
        List<NoticeAddress> noticeAddresses,
        boolean notifySuppliers,
        boolean snapStart) {
    private static final Pattern SUPPLIER = Pattern.compile("[a-z_][a-z0-9_-]{0,39}");
    private static final Pattern PRINCIPAL =
            Pattern.compile("arn:aws[a-z-]*:iam::[0-9]{12}:(root|(role|user)/[A-Za-z0-9/+=.@_-]+)");

    /** Copies map and list. */
    public EnvironmentOptions {
        suppliers = new LinkedHashMap<>(suppliers);
        noticeAddresses = List.copyOf(noticeAddresses);
    }

    /**
     * Reads the context: what {@link Target} reads, {@code on} (the base), {@code owner}, {@code expires}, {@code suppliers} ({@code NAME=ARN,NAME=ARN}), {@code
     * sftp}, {@code pull}, {@code originals-days}, {@code lock-days}, {@code silent-hours}, {@code notify} ({@code ADDRESS,SUPPLIER=ADDRESS}), {@code
     * notify-suppliers}, {@code snapstart}.
     *
     * @throws SetUpProblem if a value is none
     */
    public static EnvironmentOptions read(Context context, Stage stage) {
        String base = stage == Stage.PRODUCTION ? Stage.PRODUCTION.text() : BaseParameters.DEFAULT;
        return new EnvironmentOptions(
                Target.read(context),
                new BaseParameters(context.text(StackContext.ON).orElse(base)),
                context.text("owner").orElse("unknown"),
                expires(context, stage),
                suppliers(context),
                context.flag("sftp"),
                context.flag("pull"),
                context.number("originals-days", 90),
                context.number("lock-days", 365),
                context.number("silent-hours", EnvironmentAlarms.SILENT_HOURS),
                context.list("notify").stream().map(NoticeAddress::read).toList(),
                context.flag("notify-suppliers", stage == Stage.PRODUCTION),
                context.flag("snapstart"));
    }

    private static Expiry expires(Context context, Stage stage) {
        String given = context.text("expires").orElse(Expiry.NEVER.text());
        Expiry expiry = Expiry.of(given)
                .orElseThrow(() -> new SetUpProblem(
                        "-c expires is '%s'; expected the last day, for example -c expires=2026-12-24, or never"
                                .formatted(given)));
        if (stage == Stage.PRODUCTION && !expiry.equals(Expiry.NEVER)) {
            throw new SetUpProblem("production does not expire; found -c expires=" + given);
        }
        return expiry;
    }

    private static Map<String, String> suppliers(Context context) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String each : context.list("suppliers")) {
            int equals = each.indexOf('=');
            String name = each.substring(0, Math.max(equals, 0));
            String given = each.substring(equals + 1);
            if (!SUPPLIER.matcher(name).matches() || !PRINCIPAL.matcher(given).matches()) {
                throw new SetUpProblem(
                        "-c suppliers has '%s'; expected SUPPLIER=ARN of a role, a user or an account's root, with commas between them"
                                .formatted(each));
            }
            found.put(name, given);
        }
        return found;
    }
}

package dev.larder.functions.reception;

import dev.larder.core.bundle.Bundle;
import dev.larder.core.bundle.Bundle.Accept;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.Verdict;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.PlanJson;
import dev.larder.core.plan.TableColumn;
import dev.larder.functions.Environment;
import dev.larder.functions.LandedObject;
import dev.larder.functions.reception.SoakedCheck.Rows;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** One bundle that is received, from a landing and into a lake on disk, in a process of its own: what {@link CheckSoakTest} starts. */
final class SoakedBundle {
    private static final FeedId WEEK = new FeedId("a", "week");
    private static final String KEY = "suppliers/a/week/week.zip";

    private SoakedBundle() {}

    /** How many members, and whether they are accepted one by one. */
    enum Members {
        FEW_LONG(Accept.EACH),
        /** One a megabyte. */
        MANY(Accept.ALL);

        private final Accept accept;

        Members(Accept accept) {
            this.accept = accept;
        }

        int of(long bytes) {
            return this == FEW_LONG ? 4 : (int) Math.min(1_000, bytes / 1_000_000);
        }
    }

    /** Packs members of so many bytes together. */
    static void pack(Path archive, Rows rows, Members members, long bytes) throws IOException {
        int count = members.of(bytes);
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(archive));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (int i = 0; i < count; i++) {
                zip.putNextEntry(new ZipEntry("b%03d.csv".formatted(i)));
                try (InputStream member = SoakedCheck.file(rows, bytes / count)) {
                    member.transferTo(zip);
                }
            }
        }
    }

    /** Arguments: rows, members, archive, an empty folder. Prints verdict, accepted members, rows, highest resident MB, CPU ms. */
    public static void main(String[] arguments) throws IOException {
        Rows rows = Rows.valueOf(arguments[0]);
        Members members = Members.valueOf(arguments[1]);
        SoakedPorts ports = new SoakedPorts(KEY, Path.of(arguments[2]), Path.of(arguments[3]));
        Plan plan = plan(SoakedCheck.contract(rows), members.accept);
        ports.lake()
                .write(
                        LakeLayout.plan(plan.hash()),
                        PlanJson.write(plan).getBytes(StandardCharsets.UTF_8),
                        "application/json");
        DeliveryRecord bundle;
        try (Environment environment = ports.environment(plan.hash())) {
            new Reception(environment, TemporaryFiles.inTurn())
                    .receive(
                            new LandedObject("landing", KEY, SoakedPorts.VERSION, false),
                            Deadline.in(Duration.ofDays(1), Clock.systemUTC()));
            String id = DeliveryId.of("landing", KEY, SoakedPorts.VERSION);
            bundle = environment.lake().get(LakeLayout.deliveryRecord(WEEK, id), DeliveryRecord.class);
        }
        System.out.printf(
                Locale.ROOT,
                "%s %d %d %d %d%n",
                bundle.verdict(),
                Objects.requireNonNull(bundle.members()).stream()
                        .filter(member -> member.verdict() == Verdict.ACCEPTED)
                        .count(),
                bundle.rows(),
                SoakedCheck.highestResidentMb(),
                SoakedCheck.cpuMillis());
    }

    private static Plan plan(Contract contract, Accept accept) {
        List<TableColumn> columns = contract.columns().stream()
                .map(column -> new TableColumn(column.name(), column.type().sql(), false))
                .toList();
        return PlanJson.hashed(new Plan(
                "soaked",
                "",
                List.of(new Plan.Feed(contract.feed(), contract.table(), List.of(contract), columns)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Bundle(WEEK, "week\\.zip", accept, List.of("b"))),
                List.of()));
    }
}

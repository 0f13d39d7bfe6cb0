package dev.larder.cli.suggest;

import dev.larder.core.delivery.Checked;
import dev.larder.core.delivery.Checked.Accepted;
import dev.larder.core.delivery.Checked.WrittenPart;
import dev.larder.core.delivery.DeliveryDraft;
import dev.larder.core.delivery.DeliveryId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.Part;
import dev.larder.core.delivery.FeedChoice;
import dev.larder.core.delivery.Landed;
import dev.larder.core.delivery.PartSink;
import dev.larder.core.engine.Batch;
import dev.larder.core.engine.BuildStatements;
import dev.larder.core.engine.CopyStatements;
import dev.larder.core.engine.CopyStatements.Load;
import dev.larder.core.engine.CopyStatements.Manifest;
import dev.larder.core.engine.Fence.Takeover;
import dev.larder.core.engine.MappingStatements.Transition;
import dev.larder.core.engine.PlanningStatements;
import dev.larder.core.engine.Query;
import dev.larder.core.engine.TestStatements;
import dev.larder.core.engine.WarehouseSchema;
import dev.larder.core.engine.Writing;
import dev.larder.core.mapping.InForce;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.period.DateRanges;
import dev.larder.core.plan.DataTest;
import dev.larder.core.plan.DataTest.Gate;
import dev.larder.core.plan.Plan;
import dev.larder.core.run.AcceptedMeasures;
import dev.larder.core.verdict.TestFinding;
import dev.larder.core.verdict.Yardstick;
import dev.larder.functions.port.Warehouse.Rows;
import dev.larder.functions.reception.TemporaryFiles;
import dev.standin.redshift.Database;
import dev.standin.redshift.Result;
import dev.standin.redshift.Session;
import dev.standin.redshift.Users;
import dev.standin.redshift.Warehouse;
import dev.standin.redshift.load.LakeFolder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Receives files by the product's check, loads, maps and builds by its statements and judges by its tests and verdicts, without an environment
 * around: no queue, no state machine, nothing published, so that hundreds of deliveries take minutes. Not thread-safe.
 */
final class Bench implements AutoCloseable {
    private final Plan plan;
    private final Path folder;
    private final Warehouse warehouse;
    private final Database database;
    private final SortedMap<String, String> knobs = new TreeMap<>();
    private final List<DeliveryRecord> accepted = new ArrayList<>();
    private final SortedMap<Integer, LocalDate> releases = new TreeMap<>();
    private AcceptedMeasures measures = AcceptedMeasures.NONE;
    private String run = "";
    private Mapping live = Mapping.EMPTY;
    private Mapping judged = Mapping.EMPTY;
    private int runs;
    /** What was received and not yet accepted, by its file. */
    private final Map<Path, DeliveryRecord> received = new HashMap<>();

    private List<DeliveryRecord> pending = List.of();
    private Map<String, SortedMap<String, BigDecimal>> measured = new HashMap<>();

    Bench(Plan plan, Path folder) {
        this.plan = plan;
        this.folder = folder;
        warehouse = Warehouse.open(folder.resolve("redshift"), Clock.systemUTC(), new LakeFolder(folder));
        database = warehouse.create("bench");
        plan.knobs().forEach(knob -> knobs.put(knob.name(), knob.value()));
        WarehouseSchema.foundation().forEach(this::execute);
        WarehouseSchema.statements(plan).forEach(this::execute);
    }

    /** The project's tests drafted from what was accepted. */
    List<Draft> drafts() {
        return Drafts.of(plan, new BenchWarehouse(this), releases).drafts();
    }

    /**
     * What became of files.
     *
     * @param rejected names of those that the check refused
     * @param failed blocking tests that failed on what the others would be
     */
    record Judged(List<String> rejected, List<DataTest> failed, List<String> sentences) {
        boolean isStopped() {
            return !rejected.isEmpty() || !failed.isEmpty();
        }
    }

    /**
     * Files of a supplier, all landed at once, on top of what was accepted. A file is received once until {@link #accept}; what the check refuses is
     * not in force. As in a run, nothing is built if a test of what came in fails.
     */
    Judged judge(List<Path> files, String supplier, Instant at) throws IOException {
        List<String> rejected = new ArrayList<>();
        pending = new ArrayList<>();
        List<DeliveryRecord> fresh = new ArrayList<>();
        for (Path file : files) {
            DeliveryRecord record = received.get(file);
            if (record == null) {
                record = receive(file, supplier, at);
                received.put(file, record);
                fresh.add(record);
            }
            if (record.accepted()) {
                pending.add(record);
            } else {
                rejected.add(String.valueOf(file.getFileName()));
            }
        }
        List<DeliveryRecord> all = new ArrayList<>(accepted);
        all.addAll(pending);
        String next = LocalDate.ofInstant(at, ZoneOffset.UTC) + "-" + "%012x".formatted(++runs) + "-1";
        Mapping mapping = InForce.fold(all, Set.of());
        PlanningStatements.batches(new Takeover(run, next), new Transition(releases.size(), live, mapping, true), knobs)
                .forEach(this::execute);
        judged = mapping;
        run = next;
        load(fresh.stream().filter(DeliveryRecord::accepted).toList());
        measured = new HashMap<>();
        Judged judged = new Judged(rejected, new ArrayList<>(), new ArrayList<>());
        judge(EnumSet.of(Gate.INPUT), at, judged);
        if (!judged.isStopped()) {
            plan.models().forEach(model -> write(List.of(BuildStatements.of(model, DateRanges.EVERYTHING, knobs))));
            judge(EnumSet.of(Gate.LOGIC, Gate.OUTPUT), at, judged);
        }
        return judged;
    }

    private void judge(Set<Gate> gates, Instant at, Judged judged) {
        for (DataTest test : plan.tests()) {
            if (gates.contains(test.gate()) && !test.isAboutLive()) {
                Rows rows = read(TestStatements.query(test, knobs));
                TestFinding found = TestFinding.of(test, rows.columns(), rows.rows(), yardstick(test, at));
                if (test.tolerance() != null) {
                    measured.put(test.name(), found.verdict().measures());
                }
                if (found.verdict().blocks()) {
                    judged.failed().add(test);
                    judged.sentences().add(found.verdict().sentence());
                }
            }
        }
    }

    private Yardstick yardstick(DataTest test, Instant at) {
        long days = releases.isEmpty()
                ? 1
                : Math.max(
                        1,
                        ChronoUnit.DAYS.between(
                                releases.get(releases.lastKey()), LocalDate.ofInstant(at, ZoneOffset.UTC)));
        String name = test.name();
        return new Yardstick(measures.values(name), measures.releases(name), measures.earlier(name), days, knobs, true);
    }

    /** Makes a release of what was judged last, whatever its verdict. */
    void accept(Instant at) {
        accepted.addAll(pending);
        received.values().stream()
                .filter(record -> record.accepted() && !pending.contains(record))
                .forEach(record -> execute(
                        "delete from \"raw\"." + record.table() + " where _delivery_id = '" + record.id() + "'"));
        received.clear();
        measures = measures.then(measured);
        int release = releases.size() + 1;
        live = judged;
        releases.put(release, LocalDate.ofInstant(at, ZoneOffset.UTC));
        execute("insert into ops.release (release, run_identity, run, plan, published_at) values (" + release
                + ", '', '" + run + "', '', timestamp '2026-01-01 00:00:00')");
        execute("update ops.live_release set release = " + release);
    }

    private DeliveryRecord receive(Path file, String supplier, Instant at) throws IOException {
        String name = String.valueOf(file.getFileName());
        String key = plan.contracts().stream()
                .filter(contract -> contract.feed().supplier().equals(supplier) && name.matches(contract.fileName()))
                .findFirst()
                .map(contract -> "suppliers/" + contract.feed() + "/" + name)
                .orElseThrow();
        Landed landed = new Landed("landing", key, "v" + runs, at, runs + 1);
        String id = DeliveryId.of(landed);
        FeedChoice choice = FeedChoice.of(key, plan.contracts());
        Kept kept = new Kept(id);
        try (TemporaryFiles scratch = new TemporaryFiles();
                var bytes = new ByteArrayInputStream(Files.readAllBytes(file))) {
            Checked checked = choice.check(new FeedChoice.Arrived(landed, id, bytes, null), kept, scratch);
            List<Part> parts = checked instanceof Accepted good ? kept.parts(good.parts()) : List.of();
            return new DeliveryDraft(id, choice.filed(), landed, "original", parts, List.of(), null, null)
                    .record(checked);
        }
    }

    /** Parts in the folder that stands for the lake. */
    private final class Kept implements PartSink {
        private final String id;

        private Kept(String id) {
            this.id = id;
        }

        private String key(Kind kind, int number) {
            return "conformed/" + id + "/" + kind.word() + "-" + number + ".csv.zst";
        }

        @Override
        public OutputStream open(Kind kind, int number) {
            return new ByteArrayOutputStream() {
                @Override
                public void close() throws IOException {
                    new LakeFolder(folder).with(key(kind, number), toByteArray());
                }
            };
        }

        private List<Part> parts(List<WrittenPart> written) {
            return written.stream()
                    .map(part -> new Part(key(Kind.ROWS, part.number()), "etag", part.rows(), part.bytes()))
                    .toList();
        }
    }

    private void load(List<DeliveryRecord> records) {
        CopyStatements.Lake lake =
                new CopyStatements.Lake("lake", "manifests/" + run + "/", "arn:aws:iam::000000000000:role/bench");
        List<Load> loads = CopyStatements.loads(run, records, lake, new TreeSet<>());
        for (Load load : loads) {
            for (Manifest manifest : load.manifests()) {
                try {
                    new LakeFolder(folder).with(manifest.key(), manifest.json().getBytes(StandardCharsets.UTF_8));
                } catch (IOException full) {
                    throw new UncheckedIOException(full);
                }
            }
        }
        write(loads.stream().map(Load::writing).toList());
    }

    private void write(List<Writing> writings) {
        Writing.batches(run, writings).forEach(this::execute);
    }

    private void execute(String sql) {
        execute(Batch.of("bench", List.of(sql)));
    }

    private void execute(Batch batch) {
        try (Session session = database.session(Users.ADMIN, batch.parameters())) {
            session.transaction(() -> {
                batch.statements().forEach(session::execute);
                return batch;
            });
        }
    }

    /** The rows of a select, as the Data API gives them. */
    Rows read(Query query) {
        try (Session session = database.session(Users.ADMIN, query.parameters())) {
            Result result = session.transaction(() -> session.execute(query.sql()));
            return new Rows(
                    result.columns().stream().map(column -> column.label()).toList(),
                    result.columns().stream().map(column -> column.sqlName()).toList(),
                    result.rows().stream().map(Bench::texts).toList());
        }
    }

    private static List<@Nullable String> texts(List<@Nullable Object> row) {
        return row.stream()
                .map(value -> value == null ? null : value.toString())
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(ArrayList::new), Collections::unmodifiableList));
    }

    @Override
    public void close() {
        warehouse.close();
    }
}

package dev.standin.aws.local;

import dev.standin.aws.OpeningRefused;
import dev.standin.aws.StateFolder;
import dev.standin.aws.internal.json.ServiceFailure;
import dev.standin.aws.internal.s3.store.S3Store;
import dev.standin.aws.redshiftdata.Limits;
import dev.standin.aws.redshiftdata.RedshiftData;
import dev.standin.aws.secretsmanager.Secret;
import dev.standin.aws.secretsmanager.Secrets;
import dev.standin.aws.sqs.QueueSettings;
import dev.standin.aws.sqs.QueueStore;
import dev.standin.aws.ssm.ParameterStore;
import dev.standin.redshift.Session;
import dev.standin.redshift.Users;
import dev.standin.redshift.Warehouse;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.parse.StatementText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What keeps state: the queues, the buckets and the warehouse, with what the stack names in them. */
record Storage(
        QueueStore queues,
        S3Store objects,
        Warehouse warehouse,
        RedshiftData data,
        ParameterStore parameters,
        Secrets secrets) {

    /** Opens them in a state folder; nothing new is made yet. */
    static Storage open(Place place, StateFolder folder, Opened opened) {
        QueueStore queues = opened.add(QueueStore.open(folder, place.clock()));
        S3Store objects = opened.add(S3Store.open(folder, place.clock(), new CreatedObjects(place, queues)));
        Warehouse.Surroundings surroundings =
                new Warehouse.Surroundings(place.clock(), new CopyRoles(place, objects), folder.durableWrites());
        Warehouse warehouse = opened.add(Warehouse.open(folder.folder("redshift"), surroundings));
        Secrets secrets = secrets(place);
        RedshiftData data = opened.add(new RedshiftData(
                warehouse,
                folder,
                place.clock(),
                new RedshiftData.Account(workgroup -> workgroupArn(place, workgroup), secrets),
                Limits.AWS));
        ParameterStore parameters = opened.add(new ParameterStore(folder, place.clock()));
        return new Storage(queues, objects, warehouse, data, parameters, secrets);
    }

    /** Makes what is missing, and gives the queues their settings. */
    void deploy(Place place) {
        place.stack().buckets().forEach(objects::createBucket);
        place.stack().queues().forEach(this::deploy);
        place.stack().warehouse().databases().forEach(this::make);
        place.stack().kept().parameters().forEach(parameters::set);
    }

    private static Secrets secrets(Place place) {
        return new Secrets(
                place.stack().kept().secrets().entrySet().stream()
                        .map(entry -> new Secret(entry.getKey(), entry.getValue()))
                        .toList(),
                place.clock().instant());
    }

    private void make(Stack.Database wanted) {
        warehouse.users().ensure(wanted.owner());
        if (!warehouse.names().contains(wanted.name())) {
            asAdmin("dev", "create database %s owner \"%s\"".formatted(wanted.name(), wanted.owner()));
        }
        wanted.statements().forEach(sql -> asAdmin(wanted.name(), sql));
    }

    /** Whoever makes more in it than the stack says. */
    Admin admin() {
        return (database, sql) -> {
            try (Session session = warehouse.database(database).session(Users.ADMIN, Map.of())) {
                StatementText statement = StatementText.of(sql);
                return session.transaction(!statement.readsOnly(), () -> session.execute(statement)).rows().stream()
                        .map(Storage::texts)
                        .toList();
            }
        };
    }

    private static List<@Nullable String> texts(List<@Nullable Object> row) {
        List<@Nullable String> texts = new ArrayList<>();
        row.forEach(value -> texts.add(value == null ? null : value.toString()));
        return texts;
    }

    private void asAdmin(String database, String sql) {
        try (Session session = warehouse.database(database).session(Users.ADMIN, Map.of())) {
            session.execute(sql);
        } catch (SqlError refused) {
            if (!String.valueOf(refused.getMessage()).endsWith("already exists")) {
                throw new OpeningRefused(
                        "the database %s cannot be made ready: %s: %s".formatted(database, sql, refused.getMessage()));
            }
        }
    }

    private void deploy(Stack.Queue queue) {
        int retention = queue.retention()
                .map(kept -> Math.toIntExact(kept.toSeconds()))
                .orElse(QueueSettings.DEFAULT.retentionSeconds());
        if (queue.deadLetters().isEmpty()) {
            queues.create(queue.name(), QueueSettings.DEFAULT.retaining(retention));
            return;
        }
        queues.create(queue.deadLetters(), QueueSettings.DEFAULT.retaining(retention));
        queues.create(
                queue.name(),
                new QueueSettings(
                        Math.toIntExact(queue.visibility().toSeconds()),
                        0,
                        retention,
                        new QueueSettings.Redrive(queue.deadLetters(), queue.maxReceives())));
    }

    private static String workgroupArn(Place place, String workgroup) {
        String known = place.stack().warehouse().workgroup();
        if (!workgroup.equals(known)) {
            throw new ServiceFailure(
                    "ValidationException",
                    "Redshift endpoint doesn't exist in this region: the workgroup is %s, not %s"
                            .formatted(known, workgroup),
                    400);
        }
        return Arns.workgroup(known);
    }
}

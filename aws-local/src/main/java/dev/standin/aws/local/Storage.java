package dev.standin.aws.local;

import dev.standin.aws.StateFolder;
import dev.standin.aws.internal.json.ServiceFailure;
import dev.standin.aws.internal.s3.store.S3Store;
import dev.standin.aws.redshiftdata.Limits;
import dev.standin.aws.redshiftdata.RedshiftData;
import dev.standin.aws.sqs.QueueSettings;
import dev.standin.aws.sqs.QueueStore;
import dev.standin.redshift.Warehouse;

/** What keeps state: the queues, the buckets and the warehouse, with what the stack names in them. */
record Storage(QueueStore queues, S3Store objects, Warehouse warehouse, RedshiftData data) {

    /** Opens them in a state folder; nothing new is made yet. */
    static Storage open(Place place, StateFolder folder, Opened opened) {
        QueueStore queues = opened.add(QueueStore.open(folder, place.clock()));
        S3Store objects = opened.add(S3Store.open(folder, place.clock(), new CreatedObjects(place, queues)));
        Warehouse.Surroundings surroundings =
                new Warehouse.Surroundings(place.clock(), new CopyRoles(place, objects), folder.durableWrites());
        Warehouse warehouse = opened.add(Warehouse.open(folder.folder("redshift"), surroundings));
        RedshiftData data = opened.add(new RedshiftData(
                warehouse, folder, place.clock(), workgroup -> workgroupArn(place, workgroup), Limits.AWS));
        return new Storage(queues, objects, warehouse, data);
    }

    /** Makes what is missing, and gives the queues their settings. */
    void deploy(Place place) {
        place.stack().buckets().forEach(objects::createBucket);
        place.stack().queues().forEach(this::deploy);
        place.stack().warehouse().databases().forEach(warehouse::create);
    }

    private void deploy(Stack.Queue queue) {
        int retention = queue.retention()
                .map(kept -> Math.toIntExact(kept.toSeconds()))
                .orElse(QueueSettings.DEFAULT.retentionSeconds());
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

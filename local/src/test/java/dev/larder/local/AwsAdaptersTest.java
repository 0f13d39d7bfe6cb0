package dev.larder.local;

import static org.awaitility.Awaitility.await;

import dev.larder.aws.AwsClients;
import dev.larder.aws.AwsPorts;
import dev.larder.functions.contract.ExecutionsContract;
import dev.larder.functions.contract.LandingContract;
import dev.larder.functions.contract.ObjectStoreContract;
import dev.larder.functions.contract.QueuesContract;
import dev.larder.functions.contract.WarehouseContract;
import dev.larder.functions.port.Executions;
import dev.larder.functions.port.Landing;
import dev.larder.functions.port.ObjectStore;
import dev.larder.functions.port.Queues;
import dev.larder.functions.port.Settings;
import dev.larder.functions.port.Warehouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The adapters of AWS on the local AWS pass the suites that those in memory pass in {@code functions}. */
final class AwsAdaptersTest {
    private static final String WAITS = """
        {"QueryLanguage":"JSONata","StartAt":"Wait a day","States":{"Wait a day":{"Type":"Wait","Seconds":86400,"End":true}}}\
        """;

    @TempDir
    private static Path state;

    private static LocalLarder aws;
    private static AwsClients clients;
    private static Settings settings;
    private static AwsPorts ports;

    @BeforeAll
    static void open() {
        aws = LocalLarder.open(new LocalLarder.Options(state, "test", "0".repeat(64), 0));
        clients = new AwsClients(aws.variables());
        settings = waiting(Settings.of(aws.variables()));
        ports = new AwsPorts(clients, settings);
    }

    @AfterAll
    static void close() {
        ports.close();
        aws.close();
    }

    /** A machine that waits, in the place of the one that builds. */
    private static Settings waiting(Settings of) {
        String machine = clients.stepFunctions()
                .createStateMachine(create ->
                        create.name("waiting").definition(WAITS).roleArn("arn:aws:iam::000000000000:role/waiting"))
                .stateMachineArn();
        return new Settings(
                of.environment(),
                of.landingBucket(),
                of.lakeBucket(),
                of.plan(),
                of.workgroup(),
                of.database(),
                of.copyRoles(),
                of.landedQueue(),
                of.acceptedQueue(),
                machine);
    }

    @Nested
    class S3Objects extends ObjectStoreContract {
        @Override
        protected ObjectStore store() {
            return ports.lake();
        }
    }

    @Nested
    class S3Landing extends LandingContract {
        @Override
        protected Landing landing() {
            return ports.landing();
        }

        @Override
        protected ObjectStore lake() {
            return ports.lake();
        }

        @Override
        protected String put(String key, String content) {
            return clients.s3()
                    .putObject(put -> put.bucket(bucket()).key(key), RequestBody.fromString(content))
                    .versionId();
        }

        @Override
        protected String bucket() {
            return settings.landingBucket();
        }
    }

    @Nested
    class DataApi extends WarehouseContract {
        @Override
        protected Warehouse warehouse() {
            return ports.warehouse();
        }
    }

    @Nested
    class StepFunctionsExecutions extends ExecutionsContract {
        @Override
        protected Executions executions() {
            return ports.executions();
        }

        @Override
        protected void end(String name) {
            clients.stepFunctions().stopExecution(stop -> stop.executionArn(settings.execution(name)));
            await().until(() -> !ports.executions().isRunning(name));
        }

        @Override
        protected String waits(String name) {
            await().until(() -> ports.executions().lastState(name).isPresent());
            return "Wait a day";
        }
    }

    @Nested
    class SqsQueues extends QueuesContract {
        @BeforeEach
        void empty() {
            announced();
            pokes();
        }

        @Override
        protected Queues queues() {
            return ports.queues();
        }

        @Override
        protected List<String> announced() {
            return taken(settings.landedQueue());
        }

        @Override
        protected int pokes() {
            return taken(settings.acceptedQueue()).size();
        }

        @Override
        protected void pass() {
            await().until(() -> clients.sqs()
                    .getQueueAttributes(get -> get.queueUrl(settings.acceptedQueue())
                            .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                    .attributes()
                    .containsValue("0"));
        }

        private List<String> taken(String queue) {
            SqsClient sqs = clients.sqs();
            List<String> bodies = new ArrayList<>();
            List<Message> some = received(sqs, queue);
            while (!some.isEmpty()) {
                for (Message message : some) {
                    bodies.add(message.body());
                    sqs.deleteMessage(delete -> delete.queueUrl(queue).receiptHandle(message.receiptHandle()));
                }
                some = received(sqs, queue);
            }
            return bodies;
        }

        private static List<Message> received(SqsClient sqs, String queue) {
            return sqs.receiveMessage(receive -> receive.queueUrl(queue).maxNumberOfMessages(10))
                    .messages();
        }
    }
}
